//! Extensions of files that are lines.

/// Data, settings, logs and program text. Files with these names are no documents of a folder, but may be opened.
#[rustfmt::skip]
pub(in crate::format) const EXTENSIONS: &[&str] = &[
    // Data and settings.
    "json", "jsonl", "ndjson", "json5", "jsonc", "geojson", "ipynb", "toml", "ini", "cfg", "conf", "config", "env",
    "properties", "desktop", "service", "editorconfig", "lock", "po", "pot", "strings", "ftl", "reg", "tf", "hcl",
    // Logs, differences, listings.
    "log", "diff", "patch", "out", "err", "trace", "ics", "vcf",
    // Program text.
    "asm", "awk", "bash", "bat", "c", "cc", "clj", "cmake", "cpp", "cs", "css", "cxx", "d", "dart", "el", "erl", "ex",
    "exs", "fish", "fs", "go", "gradle", "groovy", "h", "hh", "hpp", "hs", "java", "jl", "js", "jsx", "kt", "kts",
    "less", "lisp", "lua", "m", "mjs", "ml", "nim", "nix", "php", "pl", "pm", "proto", "ps1", "py", "pyi", "r", "rb",
    "rs", "s", "scala", "scm", "scss", "sh", "sql", "swift", "tcl", "ts", "tsx", "v", "vala", "vim", "vue", "zig",
    "zsh",
];
