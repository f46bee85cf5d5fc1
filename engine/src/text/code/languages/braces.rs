//! Languages that are written like C.

use crate::text::code::table::{Language, Most, Pair, Places, anywhere, apart, character, comment, string, text};

/// The block comment of C.
const BLOCK: Pair = comment("/*", "*/");
/// The comments and strings of C.
const C: Language =
    Language { comments: &[anywhere("//")], pairs: &[BLOCK, string("\""), string("'")], ..Language::PLAIN };
/// Strings of C, and those that hold lines between three quotation marks.
const LONG_QUOTES: &[Pair] = &[BLOCK, text("\"\"\"", "\"\"\""), string("\""), string("'")];

/// The languages.
pub(super) const LANGUAGES: &[Language] = &[
    Language {
        names: &["c", "h", "objective-c", "objc", "m", "glsl", "hlsl", "wgsl", "opencl", "arduino", "ino"],
        keywords: "auto break case char const continue default do double else enum extern float for goto if inline \
            int long register return short signed sizeof static struct switch typedef union unsigned void volatile \
            while bool true false NULL nullptr uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t \
            size_t id self super",
        sigils: "#@",
        ..C
    },
    Language {
        names: &["cpp", "c++", "cc", "cxx", "hpp", "hh", "cuda", "cu"],
        keywords: "alignas alignof and auto bool break case catch char class co_await co_return co_yield concept \
            const consteval constexpr constinit continue decltype default delete do double else enum explicit export \
            extern false final float for friend goto if inline int long mutable namespace new noexcept not nullptr \
            operator or override private protected public requires return short signed sizeof static static_assert \
            static_cast struct switch template this throw true try typedef typename union unsigned using virtual \
            void volatile while",
        sigils: "#",
        ..C
    },
    Language {
        names: &["rust", "rs"],
        pairs: &[BLOCK, text("r#\"", "\"#"), Pair { most: Most::Lines, ..string("\"") }, character("'")],
        keywords: "as async await break const continue crate dyn else enum extern false fn for if impl in let loop \
            match mod move mut pub ref return self Self static struct super trait true type unsafe use where while \
            bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize String Vec Option Result Some \
            None Ok Err",
        ..C
    },
    Language {
        names: &["go", "golang"],
        pairs: &[BLOCK, string("\""), character("'"), text("`", "`")],
        keywords: "break case chan const continue default defer else fallthrough for func go goto if import \
            interface map package range return select struct switch type var any bool byte error float32 float64 int \
            int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 true false nil iota make new len cap \
            append",
        ..C
    },
    Language {
        names: &["java", "groovy", "gradle", "jsp"],
        pairs: LONG_QUOTES,
        keywords: "abstract assert boolean break byte case catch char class const continue default do double else \
            enum extends final finally float for goto if implements import instanceof int interface long native new \
            package private protected public record return sealed short static super switch synchronized this throw \
            throws transient try var void volatile while yield true false null def",
        sigils: "@",
        ..C
    },
    Language {
        names: &["csharp", "cs", "c#", "dotnet"],
        pairs: LONG_QUOTES,
        keywords: "abstract as async await base bool break byte case catch char class const continue decimal default \
            delegate do double else enum event explicit extern false finally float for foreach get if implicit in \
            int interface internal is lock long namespace new null object operator out override params private \
            protected public readonly record ref return sealed set short static string struct switch this throw true \
            try typeof uint ulong using var virtual void volatile when where while yield",
        sigils: "#",
        ..C
    },
    Language {
        names: &["kotlin", "kt", "kts", "scala", "sc"],
        pairs: LONG_QUOTES,
        keywords: "abstract as break by case catch class companion const constructor continue data def do else enum \
            extends false final finally for fun given if implicit import in inline interface internal is lateinit \
            lazy match new null object open operator out override package private protected public return sealed \
            super suspend this throw trait true try type typealias val var when where while with yield",
        sigils: "@",
        ..C
    },
    Language {
        names: &["swift"],
        pairs: LONG_QUOTES,
        keywords: "actor any as associatedtype async await break case catch class continue default defer deinit do \
            else enum extension false fileprivate final for func guard if import in init inout internal is lazy let \
            mutating nil open operator override private protocol public repeat rethrows return self Self some static \
            struct subscript super switch throw throws true try typealias var weak where while Int String Double \
            Bool",
        sigils: "@#",
        ..C
    },
    Language {
        names: &["javascript", "js", "mjs", "cjs", "jsx", "typescript", "ts", "tsx", "node", "deno", "ecmascript"],
        pairs: &[BLOCK, string("\""), string("'"), Pair { most: Most::Lines, ..string("`") }],
        keywords: "abstract any as async await boolean break case catch class const continue debugger declare \
            default delete do else enum export extends false finally for from function get if implements import in \
            instanceof interface is keyof let namespace never new null number of package private protected public \
            readonly return satisfies set static string super switch symbol this throw true try type typeof \
            undefined unknown var void while with yield",
        sigils: "@",
        ..C
    },
    Language {
        names: &["php"],
        comments: &[anywhere("//"), anywhere("#")],
        pairs: &[BLOCK, string("\""), string("'")],
        keywords: "abstract and array as break callable case catch class clone const continue declare default do \
            echo else elseif empty enum extends false final finally fn for foreach function global goto if \
            implements include instanceof interface isset list match namespace new null or print private protected \
            public readonly require require_once return static string switch this throw trait true try unset use var \
            void while yield int bool",
        sigils: "$",
        ..Language::PLAIN
    },
    Language {
        names: &["dart"],
        pairs: &[BLOCK, text("\"\"\"", "\"\"\""), text("'''", "'''"), string("\""), string("'")],
        keywords: "abstract as assert async await bool break case catch class const continue default do double \
            dynamic else enum export extends extension external factory false final finally for Function get if \
            implements import in int interface is late library List Map mixin new null num on operator override part \
            required rethrow return set show static String super switch sync this throw true try typedef var void \
            while with yield",
        sigils: "@",
        ..C
    },
    Language {
        names: &["zig", "d", "v", "vlang", "odin", "solidity", "sol", "proto", "protobuf", "thrift", "verilog", "sv"],
        keywords: "address align alias and anytype as assign auto bool break bytes case cast catch char class \
            comptime const constructor continue contract defer delete do double else end endmodule enum error event \
            export extern false fn for foreach function if import in inout input int int32 int64 interface mapping \
            match message modifier module mut null optional orelse output override package payable pragma private \
            pub public reg repeated required return returns rpc service string struct switch syntax template test \
            this throw true try type uint uint256 union usize using var void while wire",
        sigils: "@",
        ..C
    },
    Language {
        names: &["css", "scss", "sass", "less", "stylus"],
        comments: &[apart("//")],
        sigils: "@$",
        keywords: "important",
        ..C
    },
    Language {
        names: &["json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "webmanifest"],
        keywords: "true false null",
        places: Places::StringKeys,
        ..C
    },
];
