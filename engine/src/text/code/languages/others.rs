//! Languages that are not written like C.

use crate::text::code::table::{Language, Pair, Places, anywhere, apart, character, comment, literal, string, text};

/// The block comment of C.
const BLOCK: Pair = comment("/*", "*/");
/// Strings in both quotation marks.
const QUOTES: &[Pair] = &[string("\""), string("'")];

/// A language with comments behind `#`.
const HASH: Language = Language { comments: &[anywhere("#")], pairs: QUOTES, ..Language::PLAIN };
/// A shell, in which `#` begins a comment only where a word may begin.
const SHELL: Language = Language {
    comments: &[apart("#")],
    pairs: &[string("\""), literal("'"), string("`")],
    sigils: "$",
    places: Places::Options,
    ..Language::PLAIN
};
/// A language with comments behind two hyphens.
const DASHES: Language = Language { comments: &[anywhere("--")], pairs: QUOTES, ..Language::PLAIN };
/// A dialect of Lisp.
const LISP: Language = Language { comments: &[anywhere(";")], pairs: &[string("\"")], ..Language::PLAIN };
/// Settings, a key in each line.
const SETTINGS: Language =
    Language { comments: &[apart("#"), apart(";")], pairs: QUOTES, places: Places::EqualsKeys, ..Language::PLAIN };

/// The languages.
pub(super) const LANGUAGES: &[Language] = &[
    Language {
        names: &["python", "py", "python3", "py3", "pyi", "ipython", "pycon", "gdscript", "gd", "starlark", "bzl"],
        pairs: &[text("\"\"\"", "\"\"\""), text("'''", "'''"), string("\""), string("'")],
        keywords: "False None True and as assert async await break case class continue def del elif else except \
            finally for from func global if import in is lambda match nonlocal not or pass raise return self try var \
            while with yield print len range int str float list dict set tuple bool",
        sigils: "@",
        ..HASH
    },
    Language {
        names: &["ruby", "rb", "crystal", "cr", "gemfile", "rake", "erb"],
        pairs: &[comment("=begin", "=end"), string("\""), string("'"), string("`")],
        keywords: "alias and begin break case class def defined? do else elsif end ensure false for if in module \
            next nil not or private public puts raise redo require require_relative rescue retry return self super \
            then true undef unless until when while yield attr_accessor attr_reader include extend",
        sigils: "@$",
        ..HASH
    },
    Language {
        names: &["perl", "pl", "pm", "raku", "awk", "gawk", "sed", "tcl"],
        keywords: "and BEGIN cmp continue die do each else elsif END eq for foreach function given gt if if last le \
            local lt my ne next no not or our package print printf proc puts redo require return say set shift sub \
            undef unless until use when while",
        sigils: "$@%",
        ..HASH
    },
    Language {
        names: &["r", "rscript", "rmd"],
        keywords: "break else FALSE for function if in Inf library NA NaN next NULL repeat return TRUE while",
        ..HASH
    },
    Language {
        names: &["julia", "jl"],
        pairs: &[comment("#=", "=#"), text("\"\"\"", "\"\"\""), string("\""), character("'")],
        keywords: "abstract baremodule begin break catch const continue do else elseif end export false finally for \
            function global if import in let local macro module mutable nothing primitive quote return struct true \
            try type using where while",
        sigils: "@",
        ..HASH
    },
    Language {
        names: &["elixir", "ex", "exs", "heex"],
        pairs: &[text("\"\"\"", "\"\"\""), string("\""), string("'")],
        keywords: "after alias and case catch cond def defimpl defmacro defmodule defp defprotocol defstruct do else \
            end false fn for if import in nil not or quote raise receive require rescue true try unless unquote use \
            when with",
        sigils: "@",
        ..HASH
    },
    Language {
        names: &["nix"],
        pairs: &[BLOCK, text("''", "''"), string("\"")],
        keywords: "assert else false if in inherit let null or rec then true with import",
        ..HASH
    },
    Language {
        names: &[
            "bash",
            "sh",
            "shell",
            "zsh",
            "ksh",
            "fish",
            "console",
            "shell-session",
            "sh-session",
            "terminal",
            "ash",
        ],
        keywords: "alias break case cd continue declare do done echo elif else end esac eval exec exit export fi for \
            function if in local read readonly return select set shift source sudo then trap unset until while",
        ..SHELL
    },
    Language {
        names: &["powershell", "ps1", "pwsh", "ps"],
        pairs: &[comment("<#", "#>"), literal("\""), literal("'")],
        keywords: "begin break catch class continue do else elseif end enum exit filter finally for foreach from \
            function if in param process return switch throw trap try until using while",
        any_case: true,
        ..SHELL
    },
    Language {
        names: &["batch", "bat", "cmd", "dos"],
        comments: &[apart("::"), apart("REM "), apart("rem ")],
        pairs: &[literal("\"")],
        keywords: "call cd copy del dir echo else endlocal errorlevel exist exit for goto if in md mkdir move not \
            pause pushd popd rd set setlocal shift start",
        any_case: true,
        ..Language::PLAIN
    },
    Language {
        names: &[
            "make",
            "makefile",
            "mk",
            "just",
            "justfile",
            "cmake",
            "meson",
            "dockerfile",
            "docker",
            "containerfile",
        ],
        keywords: "ADD ARG AS CMD COPY define else endif endef ENTRYPOINT ENV EXPOSE export FROM HEALTHCHECK if \
            ifdef ifeq ifndef ifneq include LABEL override RUN SHELL STOPSIGNAL unexport USER VOLUME WORKDIR \
            add_executable add_library cmake_minimum_required find_package project set target_link_libraries",
        ..SHELL
    },
    Language {
        names: &["nginx", "apache", "apacheconf", "htaccess", "caddyfile", "caddy", "graphql", "gql"],
        keywords: "enum extend fragment http if implements input interface listen location mutation on proxy_pass \
            query return root scalar server server_name subscription try_files type union upstream",
        sigils: "$@",
        ..HASH
    },
    Language {
        names: &["terraform", "hcl", "tf", "tfvars", "bicep", "puppet", "pp"],
        comments: &[anywhere("#"), anywhere("//")],
        pairs: &[BLOCK, string("\"")],
        keywords: "class data dynamic else false for for_each if in local locals module null output provider \
            resource terraform true variable",
        ..Language::PLAIN
    },
    Language {
        names: &["yaml", "yml", "docker-compose", "ansible", "openapi"],
        comments: &[apart("#")],
        pairs: &[string("\""), literal("'")],
        keywords: "true false null yes no on off",
        places: Places::ColonKeys,
        ..Language::PLAIN
    },
    Language {
        names: &["toml"],
        pairs: &[text("\"\"\"", "\"\"\""), text("'''", "'''"), string("\""), literal("'")],
        keywords: "true false",
        ..SETTINGS
    },
    Language {
        names: &[
            "ini",
            "cfg",
            "conf",
            "properties",
            "env",
            "dotenv",
            "editorconfig",
            "gitconfig",
            "systemd",
            "desktop",
        ],
        keywords: "true false yes no on off",
        ..SETTINGS
    },
    Language {
        names: &["sql", "mysql", "postgres", "postgresql", "pgsql", "plpgsql", "sqlite", "plsql", "tsql", "cypher"],
        pairs: &[BLOCK, literal("\""), literal("'"), literal("`")],
        keywords: "add all alter and any as asc begin between bigint boolean by cascade case check column commit \
            constraint create cross database date default delete desc distinct drop else end exists false foreign \
            from full function grant group having if in index inner insert int integer into is join key left like \
            limit match not null numeric offset on or order outer primary references return returning rollback right \
            select serial set table text then timestamp true truncate union unique update using values varchar view \
            when where with",
        any_case: true,
        ..DASHES
    },
    Language {
        names: &["lua", "luau", "moonscript"],
        pairs: &[comment("--[[", "]]"), text("[[", "]]"), string("\""), string("'")],
        keywords: "and break do else elseif end false for function goto if in local nil not or repeat return then \
            true until while",
        ..DASHES
    },
    Language {
        names: &["haskell", "hs", "elm", "purescript", "purs", "idris", "agda", "lean"],
        pairs: &[comment("{-", "-}"), string("\""), character("'")],
        keywords: "as case class data default deriving do else forall foreign hiding if import in infix infixl \
            infixr instance let module newtype of qualified then type where port exposing",
        ..DASHES
    },
    Language {
        names: &["ada", "vhdl", "vhd"],
        pairs: &[literal("\""), character("'")],
        keywords: "abort abs all and architecture array at begin body case component constant declare delay do else \
            elsif end entity entry exception exit for function generic if in is loop map mod not null of or others \
            out package port procedure process range record rem return select signal subtype task then type use \
            variable wait when while with xor",
        any_case: true,
        ..DASHES
    },
    Language {
        names: &[
            "lisp",
            "elisp",
            "emacs-lisp",
            "el",
            "common-lisp",
            "cl",
            "clojure",
            "clj",
            "cljs",
            "edn",
            "scheme",
            "scm",
            "racket",
            "rkt",
            "fennel",
            "guile",
        ],
        pairs: &[comment("#|", "|#"), string("\"")],
        keywords: "cond def define defmacro defn defun defvar do fn if lambda let loop nil ns require setq t true \
            false when unless",
        ..LISP
    },
    Language {
        names: &["asm", "nasm", "assembly", "x86asm", "s", "armasm", "mips", "wasm", "wat", "autohotkey", "ahk"],
        comments: &[anywhere(";"), anywhere("//")],
        pairs: &[string("\""), string("'")],
        keywords: "add and call cmp db dd dq dw extern global int je jmp jne jz lea loop mov mul or pop push ret \
            section shl shr sub syscall test xor",
        any_case: true,
        ..Language::PLAIN
    },
    Language {
        names: &["tex", "latex", "sty", "bib", "bibtex", "context"],
        comments: &[anywhere("%")],
        sigils: "\\",
        ..Language::PLAIN
    },
    Language {
        names: &["erlang", "erl", "prolog", "matlab", "octave"],
        comments: &[anywhere("%")],
        pairs: QUOTES,
        keywords: "after begin break case catch else elseif end false for fun function global if of otherwise \
            receive return switch true try when while",
        ..Language::PLAIN
    },
    Language {
        names: &[
            "html",
            "htm",
            "xhtml",
            "xml",
            "svg",
            "rss",
            "xsl",
            "xslt",
            "vue",
            "svelte",
            "astro",
            "plist",
            "mathml",
            "markup",
            "handlebars",
            "hbs",
            "jinja",
            "django",
        ],
        pairs: &[comment("<!--", "-->"), comment("{#", "#}"), literal("\""), literal("'")],
        places: Places::Tags,
        ..Language::PLAIN
    },
    Language {
        names: &["ocaml", "ml", "mli", "reason", "fsharp", "fs", "f#", "sml", "coq"],
        comments: &[anywhere("//")],
        pairs: &[comment("(*", "*)"), text("\"\"\"", "\"\"\""), string("\""), character("'")],
        keywords: "and as assert async begin class do done else end exception false for fun function functor if in \
            include inherit let match member method module mutable new object of open or rec sig struct then to true \
            try type use val when while with yield",
        ..Language::PLAIN
    },
    Language {
        names: &["pascal", "delphi", "pas", "lazarus", "modula2"],
        comments: &[anywhere("//")],
        pairs: &[comment("(*", "*)"), comment("{", "}"), literal("'")],
        keywords: "and array as begin case class const constructor destructor div do downto else end except false \
            file finally for function goto if implementation in inherited interface is mod nil not object of or \
            procedure program property raise record repeat set string then to true try type unit until uses var \
            while with",
        any_case: true,
        ..Language::PLAIN
    },
    Language {
        names: &["vb", "vbnet", "visual-basic", "vba", "basic", "qbasic", "vbscript", "vbs"],
        comments: &[anywhere("'"), apart("REM ")],
        pairs: &[literal("\"")],
        keywords: "and as boolean byref byval case class const dim do else elseif end false for function get if in \
            integer is loop me module new next not nothing on option or private property public return select set \
            string sub then to true try until wend while with",
        any_case: true,
        ..Language::PLAIN
    },
    Language {
        names: &["fortran", "f90", "f95", "f03", "f"],
        comments: &[anywhere("!")],
        pairs: &[literal("\""), literal("'")],
        keywords: "allocatable allocate call case character complex contains cycle deallocate dimension do else \
            elseif end endif enddo exit function if implicit integer intent logical module none only parameter print \
            program read real recursive result return select stop subroutine then type use where while write",
        any_case: true,
        ..Language::PLAIN
    },
    Language {
        names: &["vim", "viml", "vimscript"],
        comments: &[apart("\"")],
        pairs: &[literal("'")],
        keywords: "abort augroup autocmd call command else elseif endfor endfunction endif endwhile execute for \
            function if let map nmap nnoremap noremap return set syntax unlet vmap while",
        ..Language::PLAIN
    },
];
