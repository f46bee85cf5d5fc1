//! The contrast of text (WCAG 2.1, success criterion 1.4.3, level AA) in every role of every theme, on the ground that
//! it is painted on; and the roles that may touch, which have to be told apart.

use crate::common::Player;
use qari::format::{Asked, read};
use qari::theme::{Role, Styles, Theme};
use qari_bidi::terminal::colour::{Background, Colours, Depth, Rgb, SIXTEEN, look, luminance};
use ratatui::style::{Color, Modifier, Style};

/// The least contrast of text.
const LEAST: f64 = 4.5;

/// Roles that are lines and not read.
const LINES: [Role; 3] = [Role::Rule, Role::TableRule, Role::ScrollBar];

/// The depths at which a theme has colours of its own.
const DEPTHS: [Depth; 2] = [Depth::Indexed, Depth::Direct];

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The styles of all themes that paint their ground, at every depth at which they do.
fn painted() -> Vec<(String, Styles)> {
    let themes = Theme::shipped().filter(|name| *name != "terminal");
    let at = |name: &str, depth| {
        let theme = Theme::named(name).expect("a theme");
        (format!("{name}, {depth:?}"), Styles::of(&theme, Colours { depth, background: None }))
    };
    themes.flat_map(|name| DEPTHS.map(|depth| at(name, depth))).collect()
}

/// The style of a role with the ground that it stands on: its own, or that of the role it is like.
fn on_its_ground(role: Role, styles: &Styles) -> Style {
    let mut ground = role;
    while styles[ground].bg.is_none() && ground != Role::Text {
        ground = ground.like();
    }
    let mut ink = role;
    while styles[ink].fg.is_none() && ink != Role::Text {
        ink = ink.like();
    }
    Style { fg: styles[ink].fg, bg: styles[ground].bg, ..styles[role] }
}

fn shown(colour: Option<Color>) -> Rgb {
    colour.and_then(look).unwrap_or_else(|| panic!("{colour:?} has no look of its own"))
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    let mut bad = Vec::new();
    for (theme, styles) in painted() {
        for role in Role::ALL.into_iter().filter(|role| !LINES.contains(role)) {
            let style = on_its_ground(role, &styles);
            let ratio = contrast(shown(style.fg), shown(style.bg));
            let least = if theme.starts_with("contrast") { 7.0 } else { LEAST };
            if ratio < least {
                bad.push(format!("{theme}: {} {ratio:.2}", role.name()));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

/// Text of a terminal that has to be given its colour.
#[test]
fn what_stands_for_plain_text_can_be_read() {
    for (background, page) in [(Background::Light, (255, 255, 255)), (Background::Dark, (0, 0, 0))] {
        assert!(contrast(background.text(), page) >= 7.0, "{background:?}");
    }
}

/// The least contrast of text in the sixteen colours, which are the person's own.
const LEAST_OF_SIXTEEN: f64 = 3.0;

/// A palette of sixteen colours, with its ground and its ink.
struct Palette {
    name: String,
    ground: Rgb,
    ink: Rgb,
    colours: Vec<Rgb>,
}

impl Palette {
    /// The colour that is shown for one that is sent.
    fn shown(&self, sent: Option<Color>, default: Rgb) -> Rgb {
        match sent {
            None | Some(Color::Reset) => default,
            Some(sent) => self.colours[SIXTEEN.iter().position(|own| *own == sent).expect("one of the sixteen")],
        }
    }
}

fn palettes() -> Vec<Palette> {
    let rgb = |digits: &str| {
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits");
        (part(0), part(2), part(4))
    };
    let lines = include_str!("../data/palettes.tsv").lines().filter(|line| !line.starts_with('#'));
    let palette = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let colours = fields[3].split(' ').map(rgb).collect();
        Palette { name: fields[0].to_owned(), ground: rgb(fields[1]), ink: rgb(fields[2]), colours }
    };
    lines.map(palette).collect()
}

/// The styles of the terminal's own theme with sixteen colours: for a ground that is known, and for one that is not.
fn of_sixteen(ground: Rgb) -> [Styles; 2] {
    let theme = Theme::named("terminal").expect("the theme");
    [Background::of(ground), None].map(|background| Styles::of(&theme, Colours { depth: Depth::Ansi, background }))
}

#[test]
fn sixteen_colours_can_be_read_in_the_palettes_of_terminals() {
    let mut bad = Vec::new();
    for palette in palettes() {
        for styles in of_sixteen(palette.ground) {
            for role in Role::ALL.into_iter().filter(|role| !LINES.contains(role)) {
                let style = on_its_ground(role, &styles);
                let shown = [palette.shown(style.fg, palette.ink), palette.shown(style.bg, palette.ground)];
                let ratio = contrast(shown[0], shown[1]);
                if ratio < LEAST_OF_SIXTEEN {
                    bad.push(format!("{}: {} {ratio:.2} {:?}", palette.name, role.name(), style.fg));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

/// Every theme is the terminal's where there are fewer than 256 colours, and none is bold, or dim where there are any.
#[test]
fn forms_are_few() {
    for name in Theme::shipped() {
        for depth in [Depth::Monochrome, Depth::Ansi, Depth::Indexed, Depth::Direct] {
            for background in [None, Some(Background::Light), Some(Background::Dark)] {
                let of = |name: &str| Styles::of(&Theme::named(name).expect("a theme"), Colours { depth, background });
                let styles = of(name);
                if depth < Depth::Indexed {
                    assert_eq!(styles, of("terminal"), "{name} {depth:?}");
                }
                for role in Role::ALL {
                    let form = styles[role].add_modifier;
                    assert!(!form.intersects(Modifier::BOLD | Modifier::ITALIC), "{name} {}", role.name());
                    assert!(!form.contains(Modifier::DIM) || depth == Depth::Monochrome, "{name} {}", role.name());
                    // An underline runs through letters. Emphasis has one where colours are few.
                    let is_free = role == Role::Emphasis && name == "terminal" || depth < Depth::Indexed;
                    assert!(
                        !form.contains(Modifier::UNDERLINED) || role == Role::Link || is_free,
                        "{name} {}",
                        role.name()
                    );
                }
            }
        }
    }
}

/// The roles that may touch each other, in groups, with what tells them apart besides their style: a sign beside them,
/// quotation marks around them, another symbol. Two of a group differ in one of both.
const TOUCHING: [&[(Role, &str)]; 10] = [
    &[
        (Role::Text, ""),
        (Role::Strong, ""),
        (Role::Emphasis, ""),
        (Role::Strike, ""),
        (Role::Link, ""),
        (Role::ChosenLink, ""),
        (Role::NoteSign, "its brackets"),
        (Role::InlineCode, ""),
        (Role::Match, ""),
        (Role::CurrentMatch, ""),
        (Role::Selection, "the cursor at its end"),
    ],
    &[(Role::Text, ""), (Role::Selection, ""), (Role::Cursor, "")],
    &[(Role::Text, ""), (Role::Link, ""), (Role::ChosenLink, ""), (Role::LinkHint, "")],
    &[(Role::Text, ""), (Role::Match, ""), (Role::CurrentMatch, ""), (Role::Link, "")],
    &[
        (Role::Title, ""),
        (Role::Heading1, ""),
        (Role::Heading2, ""),
        (Role::Heading3, ""),
        (Role::HeadingInner, ""),
        (Role::Text, ""),
        (Role::Link, ""),
        (Role::Caption, "its place beside a picture"),
    ],
    &[
        (Role::Code, ""),
        (Role::CodeComment, "its sign"),
        (Role::CodeString, "its quotation marks"),
        (Role::Match, ""),
        (Role::CurrentMatch, ""),
    ],
    &[
        (Role::Text, ""),
        (Role::BeingRead, ""),
        (Role::Chosen, "the whole row"),
        (Role::PaneHeading, "its place"),
        (Role::Match, ""),
        (Role::CurrentMatch, ""),
    ],
    &[(Role::Text, ""), (Role::Quote, "its bar"), (Role::TableHeader, "the rule below it")],
    &[(Role::Contents, ""), (Role::CurrentSection, "its bar"), (Role::FocusedSection, "")],
    &[(Role::ScrollBar, "│"), (Role::ScrollThumb, "┃"), (Role::ScrollMatch, "┿"), (Role::ScrollCurrentMatch, "┿")],
];

/// The style of a role where it stands on text, and its form in a group: of a heading, its sign where colours are few.
fn seen(role: Role, form: &'static str, styles: &Styles) -> (Style, &'static str) {
    let sign = role.sign().filter(|_| styles.have_signs());
    (styles[Role::Text].patch(styles[role]), sign.unwrap_or(form))
}

#[test]
fn what_may_touch_is_told_apart() {
    let mut alike = Vec::new();
    for name in Theme::shipped() {
        for depth in [Depth::Monochrome, Depth::Ansi, Depth::Indexed, Depth::Direct] {
            for background in [None, Some(Background::Light), Some(Background::Dark)] {
                let styles = Styles::of(&Theme::named(name).expect("a theme"), Colours { depth, background });
                for group in TOUCHING {
                    for (index, &(one, form)) in group.iter().enumerate() {
                        for &(other, other_form) in &group[index + 1..] {
                            if seen(one, form, &styles) == seen(other, other_form, &styles) {
                                let [one, other] = [one.name(), other.name()];
                                alike.push(format!("{name} {depth:?} {background:?}: {one} and {other}"));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
}

/// Nothing is told by colour alone: without colours, each of what is found, chosen or selected changes the look of all
/// kinds of text.
#[test]
fn without_colours_what_lies_over_text_is_seen() {
    let terminal = Theme::named("terminal").expect("the theme");
    let styles = Styles::of(&terminal, Colours { depth: Depth::Monochrome, background: None });
    let texts = [
        Role::Text,
        Role::Strong,
        Role::Emphasis,
        Role::Link,
        Role::Title,
        Role::Heading1,
        Role::HeadingInner,
        Role::InlineCode,
        Role::Code,
        Role::Contents,
    ];
    let over = [
        Role::Match,
        Role::CurrentMatch,
        Role::ChosenLink,
        Role::Selection,
        Role::Cursor,
        Role::Chosen,
        Role::LinkHint,
    ];
    let mut alike = Vec::new();
    for text in texts {
        let own = styles[Role::Text].patch(styles[text]);
        for role in over {
            if own.patch(styles[role]) == own {
                alike.push(format!("{} on {}", role.name(), text.name()));
            }
        }
        for (one, other) in [
            (Role::Match, Role::CurrentMatch),
            (Role::Match, Role::ChosenLink),
            (Role::CurrentMatch, Role::ChosenLink),
            (Role::Selection, Role::Cursor),
        ] {
            if own.patch(styles[one]) == own.patch(styles[other]) {
                alike.push(format!("{} and {} on {}", one.name(), other.name(), text.name()));
            }
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
    for role in Role::ALL {
        assert_eq!((styles[role].fg, styles[role].bg), (None, None), "{}", role.name());
    }
}

/// The sign of a heading stands, where colours are few, in the margin of its first row, on the side where lines begin.
#[test]
fn headings_have_signs_where_colours_are_few() {
    let text = "# TITLE\n\nA.\n\n## ONE\n\n### TWO\n\n#### THREE\n\n##### FOUR\n";
    let signs = |text: &str, size: (u16, u16), styles: &Styles| {
        let article = read(text.as_bytes().to_vec(), "a.md", Asked::default()).expect("an article").article;
        let (buffer, _) = Player::with(article, size, "en").painted_in(styles);
        let is_sign = |symbol: &&str| ["█", "▓", "▒", "░", "·"].contains(symbol);
        let cells = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y)));
        let found = cells.map(|(x, y)| (buffer[(x, y)].symbol(), x)).filter(|(symbol, _)| is_sign(symbol));
        found.map(|(symbol, x)| (symbol.to_owned(), x)).collect::<Vec<_>>()
    };
    let few = Styles::default();
    let expected = |x: u16| ["█", "▓", "▒", "░", "·"].map(|sign| (sign.to_owned(), x)).to_vec();
    assert_eq!(signs(text, (40, 24), &few), expected(0));
    let rtl = text.replace("A.", "نص عربي طويل يجعل المستند عربيا من اليمين إلى اليسار.");
    assert_eq!(signs(&rtl, (40, 24), &few), expected(39));
    let direct = Colours { depth: Depth::Direct, background: None };
    let many = Styles::of(&Theme::named("paper").expect("a theme"), direct);
    assert!(signs(text, (40, 24), &many).is_empty());
}

/// Without colours emphasis and links are both underlined: that of emphasis is dashed, whether faint text is or not.
#[test]
fn emphasis_has_a_dashed_underline_where_there_are_no_colours() {
    let text = "plain *emphasis* [link](https://a.org) *[both](https://b.org)*\n";
    let underlines = |depth| {
        let article = read(text.as_bytes().to_vec(), "a.md", Asked::default()).expect("an article").article;
        let styles = Styles::of(&Theme::named("terminal").expect("a theme"), Colours { depth, background: None });
        let (buffer, _) = Player::with(article, (60, 24), "en").painted_in(&styles);
        let row = (0..24).find(|y| (0..60).any(|x| buffer[(x, *y)].symbol() == "p")).expect("the text");
        let cell = |x| {
            let is_underlined = buffer[(x, row)].modifier.contains(Modifier::UNDERLINED);
            if is_underlined { "_" } else { buffer[(x, row)].symbol() }
        };
        (0..40).map(cell).collect::<String>().trim().to_owned()
    };
    assert_eq!(underlines(Depth::Monochrome), "plain _m_h_s_s ____ ____");
    assert_eq!(underlines(Depth::Ansi), "plain ________ ____ ____");
}
