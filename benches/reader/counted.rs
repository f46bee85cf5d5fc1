//! The scenarios whose instructions `benches/counts` counts: each scenario runs once in a process of its own.

use std::hint::black_box;

use qari::app::Message;
use qari::app::document::matches::Matches;
use qari::article::Pos;
use qari::format::{self, Asked};
use qari::search::{Query, Sieve};
use qari_bidi::layout::{self, LayoutOptions};

/// The names of the scenarios, each with what runs it.
const SCENARIOS: &[(&str, fn())] = &[
    ("nothing", || ()),
    ("first frame", || crate::draw(&crate::reader(1), &crate::styles(), &mut crate::terminal())),
    ("ten keys", || ten_keys()),
    ("layout", || lay_out()),
    ("search", || search("ماسك")),
    ("search for what is not there", || search("زرافة")),
    ("sieve", || sieve()),
    ("read text", || read("text.txt", &"مضى الرجل إلى السوق، واشترى ما يحتاج إليه ثم عاد.\n\n".repeat(2000))),
    ("read lines", || read("a.log", &"2026-11-29 10:00:00 INFO user=أحمد city=مكة done\n".repeat(2000))),
    ("read output", || read("a.log", &"\u{1b}[32m+قال نعم\u{1b}[m ثم مضى N\u{8}NO\u{8}O\n".repeat(2000))),
    ("read Markdown", || read("a.md", &"## عنوان\n\n- **بند** و[رابط](x)\n\nنص في فقرة *مؤكد*.\n\n".repeat(800))),
    ("read HTML", || read("a.html", &crate::page().chars().take(120_000).collect::<String>())),
    ("read OpenITI", || read("a.completed", &openiti())),
    ("read YAML", || read("a.yaml", &yaml())),
    ("read CSV", || read("a.csv", &format!("الاسم,العدد\n{}", "أحمد علي,12\n".repeat(3000)))),
    ("read subtitles", || read("a.srt", &"1\n00:00:01,000 --> 00:00:02,000\nنص <i>قصير</i>\n\n".repeat(1500))),
];

/// Runs the scenario called `name`, or prints the names of all for `list`. Those of [`crate::growing`] follow `grow`.
pub fn run(name: &str) {
    if let Some(shape) = name.strip_prefix("grow ") {
        return crate::growing::run(shape);
    }
    if name == "list" {
        return SCENARIOS.iter().for_each(|(name, _)| println!("{name}"));
    }
    let scenario = SCENARIOS.iter().find(|(own, _)| *own == name).expect("a scenario");
    (scenario.1)();
}

fn ten_keys() {
    let (mut app, mut terminal, styles) = (crate::reader(1), crate::terminal(), crate::styles());
    for key in ["j", "j", "Space", "]", "k", "G", "g", "d", "u", "["] {
        app.update(Message::Key(key.parse().expect("a key")));
        crate::draw(&app, &styles, &mut terminal);
    }
}

fn lay_out() {
    let article = crate::article(1);
    for block in 0..article.blocks().len() {
        let text = article.text(block);
        let layout =
            layout::paragraph(text, article.blocks()[block].direction(), &[], LayoutOptions::new(80).isolating());
        layout.lines(text).for_each(|line| _ = black_box(line));
    }
}

fn search(query: &str) {
    let article = crate::article(200);
    let mut find = Matches::new(Query::new(query), Some("ar"), Pos::default()).expect("a query");
    find.finish(&article);
    black_box(find.count());
}

fn sieve() {
    let sieve = Sieve::of(&Query::new("زرافة")).expect("a word");
    let page = crate::page();
    black_box(format::may_hold(page.as_bytes(), "a.html", Asked::default(), |text, drops| {
        sieve.may_match(text, drops)
    }));
}

fn read(name: &str, text: &str) {
    black_box(format::read(text.as_bytes().to_vec(), name, Asked::default()).expect("an article"));
}

fn openiti() -> String {
    let page = "# نص من كتاب ms001 فيه ذكر المدينة\n~~وأهلها PageV01P001\n### | باب\n".repeat(800);
    format!("######OpenITI#\n#META# title :: كتاب\n#META#Header#End#\n\n{page}")
}

fn yaml() -> String {
    let one = include_str!("../../assets/article.yaml");
    let (head, rest) = one.split_once("sections:\n").expect("sections");
    let (sections, tail) = rest.split_once("link:\n").expect("a link");
    format!("{head}sections:\n{}link:\n{tail}", sections.repeat(20))
}
