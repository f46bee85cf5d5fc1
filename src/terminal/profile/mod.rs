//! Which terminal this is and what it is sent: a pure function of what the environment says and what the terminal answered.
//!
//! Answers count for more than variables, which a terminal inherits from the one it was started in; silence counts for nothing.

pub mod answers;
mod colours;
pub mod environment;
mod table;
pub mod wishes;

use answers::Answers;
use environment::Environment;
use table::{MULTIPLEXERS, Multiplexer, Row, TERMINALS};

use super::colour::{Background, Depth};
use super::encode::Encoding;

/// What is known of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The terminal, if it is one of the table. Inside a multiplexer it is the one that this was started in, which may have
    /// been left for another since.
    pub terminal: Option<&'static str>,
    /// The multiplexer between it and the reader.
    pub multiplexer: Option<&'static str>,
    /// What told the terminal.
    pub evidence: Evidence,
    /// How rows are encoded.
    pub encoding: Encoding,
    /// Whether the terminal spoils vowel signs.
    pub spoils_vowels: bool,
    /// How many colours it has, and what told so.
    pub depth: (Depth, Evidence),
    /// What its background is, if that is known, and what told so.
    pub background: (Option<Background>, Evidence),
    /// Whether an answer may come after what is the last one elsewhere.
    pub answers_late: bool,
}

/// What told a terminal, or something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its answer to XTVERSION.
    Version,
    /// Its answer to DECRQM: it knows the bi-directional support mode.
    BidiMode,
    /// Its answer to DA2.
    Secondary,
    /// Its answer to DECRQSS: what it made of a colour.
    Setting,
    /// Its answer to OSC 11: the colour of its background.
    Background,
    /// A variable of the environment.
    Variable(&'static str),
    /// What is known of the terminal or the multiplexer by the table.
    Table,
    /// Nothing.
    Nothing,
}

impl Profile {
    /// The profile of the terminal that set up `environment` and gave `answers`.
    #[must_use]
    pub fn of(environment: &Environment, answers: &Answers) -> Self {
        let multiplexer = multiplexer(environment, answers);
        let (row, evidence) = match multiplexer {
            Some(_) => by_variable(environment, |_| true).map(|(row, evidence)| (Some(row), evidence)),
            None => by_answers(answers).or_else(|| by_environment(environment, answers)),
        }
        .unwrap_or((None, Evidence::Nothing));
        let encoding = match multiplexer {
            Some(multiplexer) => encoding_through(row, multiplexer),
            None => encoding_direct(row, evidence, answers),
        };
        Self {
            terminal: row.map(|row| row.name),
            multiplexer: multiplexer.map(|multiplexer| multiplexer.name),
            evidence,
            encoding,
            spoils_vowels: row.is_some_and(|row| row.spoils_vowels)
                || multiplexer.is_some_and(|multiplexer| !multiplexer.keeps_marks),
            depth: colours::depth(environment, answers, row, multiplexer),
            background: colours::background(environment, answers, row, multiplexer),
            answers_late: multiplexer.is_some_and(|multiplexer| multiplexer.hands_on),
        }
    }
}

/// Without a multiplexer. A terminal that is not in the table gets marks, which read right where nothing is reordered and where
/// everything is; unless a mark takes a cell in it.
fn encoding_direct(row: Option<&Row>, evidence: Evidence, answers: &Answers) -> Encoding {
    match (row, evidence) {
        (Some(row), _) => row.encoding,
        (None, Evidence::BidiMode) => Encoding::Explicit,
        (None, _) if answers.mark_takes_a_cell() => Encoding::Visual,
        (None, _) => Encoding::Marked,
    }
}

/// Through a multiplexer, which keeps the modes for itself and answers in the place of the terminal. The order of cells passes
/// through it, and so do marks in the cells, if it keeps them.
fn encoding_through(row: Option<&Row>, multiplexer: &Multiplexer) -> Encoding {
    match row.map(|row| row.encoding) {
        Some(Encoding::Runs) => Encoding::Runs,
        // A mark would take a cell in mlterm; without, it reads right if mlterm was started so as not to reorder.
        Some(Encoding::Switched) => Encoding::Visual,
        Some(Encoding::Words) if multiplexer.keeps_marks => Encoding::Words,
        _ if multiplexer.keeps_marks => Encoding::Marked,
        _ if row.is_some_and(|row| row.reorders) => Encoding::Blanks,
        _ => Encoding::Visual,
    }
}

/// The multiplexer that the reader runs in, if any. Its variable alone says little where the terminal says it is another: it was
/// started from inside the multiplexer then.
fn multiplexer(environment: &Environment, answers: &Answers) -> Option<&'static Multiplexer> {
    let answered = MULTIPLEXERS.iter().find(|multiplexer| {
        begins(answers.version.as_deref(), multiplexer.version)
            || multiplexer.kind.is_some() && answers.secondary.map(|kind| kind[0]) == multiplexer.kind
    });
    if answered.is_some() || by_answers(answers).is_some() {
        return answered;
    }
    let named = |multiplexer: &&Multiplexer| begins(environment.get("TERM"), multiplexer.term);
    MULTIPLEXERS.iter().find(|multiplexer| holds(multiplexer, environment)).or_else(|| MULTIPLEXERS.iter().find(named))
}

/// Whether the variable of a multiplexer says that the reader runs in it. A terminal with a `TERM` of its own was started from
/// inside one that sets `TERM` too.
fn holds(multiplexer: &Multiplexer, environment: &Environment) -> bool {
    environment.get(multiplexer.variable).is_some() && (multiplexer.term.is_none() || by_term(environment).is_none())
}

/// The terminal by what it answered; none of the table if all that is known of it is that it knows the bidi mode.
fn by_answers(answers: &Answers) -> Option<(Option<&'static Row>, Evidence)> {
    let version = answers.version.as_deref();
    if let Some(row) = TERMINALS.iter().find(|row| begins(version, row.version)) {
        return Some((Some(row), Evidence::Version));
    }
    let kind = answers.secondary.and_then(|kind| TERMINALS.iter().find(|row| is_kind(row, kind)));
    if answers.knows_bidi_mode() {
        return Some((kind.filter(|row| row.encoding == Encoding::Explicit), Evidence::BidiMode));
    }
    // What says that it does not know the mode is not one that does, whatever it calls itself.
    let kind = kind.filter(|row| row.encoding != Encoding::Explicit || answers.bidi_mode.is_none());
    kind.map(|row| (Some(row), Evidence::Secondary))
}

fn is_kind(row: &Row, kind: [u32; 3]) -> bool {
    row.secondary.is_some_and(|own| own.iter().zip(kind).all(|(own, number)| own.is_none_or(|own| own == number)))
}

/// The terminal by what the environment says, unless it answered that it does not know the mode which that terminal knows.
fn by_environment(environment: &Environment, answers: &Answers) -> Option<(Option<&'static Row>, Evidence)> {
    let fits = |row: &Row| row.encoding != Encoding::Explicit || answers.bidi_mode != Some(0);
    let term = by_term(environment).map(|row| (row, Evidence::Variable("TERM")));
    term.or_else(|| by_variable(environment, fits)).map(|(row, evidence)| (Some(row), evidence))
}

/// The terminal that has a `TERM` of its own, which it sets anew and does not inherit.
fn by_term(environment: &Environment) -> Option<&'static Row> {
    let term = environment.get("TERM")?;
    let is = |own: &&'static str| term.strip_prefix(*own).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    TERMINALS.iter().find(|row| row.term.iter().any(is))
}

fn by_variable(environment: &Environment, fits: impl Fn(&Row) -> bool) -> Option<(&'static Row, Evidence)> {
    TERMINALS.iter().filter(|row| fits(row)).find_map(|row| {
        let (name, own) = row.variable?;
        let value = environment.get(name)?;
        own.is_none_or(|own| own == value).then_some((row, Evidence::Variable(name)))
    })
}

fn begins(text: Option<&str>, with: Option<&str>) -> bool {
    matches!((text, with), (Some(text), Some(with)) if text.starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::*;
    use answers::Answer;

    /// The answers that a terminal gave, written as it sent them.
    fn heard(bytes: &str) -> Answers {
        let mut inputs = Vec::new();
        crate::terminal::input::Parser::default().feed(bytes.as_bytes(), &mut inputs);
        let mut answers = Answers::default();
        for input in inputs {
            let crate::terminal::input::Input::Answer(answer) = input else { panic!("{input:?} is typed") };
            answers.hear(answer);
        }
        answers
    }

    /// Checks what a terminal is taken for by its environment alone, and with its answers.
    fn check(environment: &[(&str, &str)], bytes: &str, first: Encoding, then: (Option<&str>, Encoding)) {
        let environment = Environment::of(environment);
        let unasked = Profile::of(&environment, &Answers::default());
        assert_eq!(unasked.encoding, first, "{environment:?}");
        let profile = Profile::of(&environment, &heard(bytes));
        assert_eq!((profile.terminal, profile.encoding), then, "{environment:?} {bytes:?}");
    }

    use Encoding as E;

    const XTERM: (&str, &str) = ("TERM", "xterm-256color");

    /// What Debian's terminals set and answered (`tests/terminals/results.md`).
    #[test]
    fn recorded_terminals() {
        let xterm = "\x1b[1;2R\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";
        check(&[XTERM, ("XTERM_VERSION", "XTerm(379)")], xterm, E::Visual, (Some("xterm"), E::Visual));
        let vte = "\x1b[1;2R\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
        check(&[XTERM, ("VTE_VERSION", "7006")], vte, E::Explicit, (Some("VTE"), E::Explicit));
        let konsole = "\x1b[1;2R\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
        check(&[XTERM, ("KONSOLE_VERSION", "221203")], konsole, E::Words, (Some("Konsole"), E::Words));
        let kitty = "\x1b[1;2R\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
        check(&[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")], kitty, E::Runs, (Some("kitty"), E::Runs));
        let mlterm = "\x1b[1;3R\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c";
        check(&[("TERM", "mlterm"), ("MLTERM", "3.9.2")], mlterm, E::Switched, (Some("mlterm"), E::Switched));
        let qterminal = "\x1b[1;2R\x1b[>0;115;0c\x1b[?1;2c";
        check(&[XTERM], qterminal, E::Marked, (Some("QTerminal"), E::Tinted));
        let foot = "\x1b[1;2R\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c";
        check(&[("TERM", "foot")], foot, E::Visual, (Some("foot"), E::Visual));
        let alacritty = "\x1b[1;2R\x1b[>0;1700;1c\x1b[?6c";
        check(&[("TERM", "alacritty")], alacritty, E::Visual, (Some("alacritty"), E::Visual));
        check(&[XTERM, ("ALACRITTY_WINDOW_ID", "3")], alacritty, E::Visual, (Some("alacritty"), E::Visual));
        check(&[("TERM", "rxvt-unicode-256color")], "\x1b[>85;95;0c\x1b[?1;2c", E::Visual, (Some("urxvt"), E::Visual));
        check(&[("TERM", "st-256color")], "\x1b[1;2R\x1b[?6c", E::Visual, (Some("st"), E::Visual));
    }

    #[test]
    fn recorded_multiplexers() {
        let tmux = "\x1b[1;2R\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
        let inside = [("TERM", "screen-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")];
        let with = |outer| [inside[0], inside[1], outer];
        check(&inside, tmux, E::Marked, (None, E::Marked));
        check(&with(("VTE_VERSION", "7006")), tmux, E::Marked, (Some("VTE"), E::Marked));
        check(&with(("KONSOLE_VERSION", "221203")), tmux, E::Words, (Some("Konsole"), E::Words));
        check(&with(("MLTERM", "3.9.2")), tmux, E::Visual, (Some("mlterm"), E::Visual));
        check(&with(("KITTY_WINDOW_ID", "1")), tmux, E::Runs, (Some("kitty"), E::Runs));
        check(&[("TERM", "screen"), ("STY", "1.pts")], "\x1b[>83;40900;0c\x1b[?1;2c", E::Marked, (None, E::Marked));
        check(
            &[("TERM", "xterm-kitty"), ("ZELLIJ", "0"), ("KITTY_WINDOW_ID", "1")],
            "",
            E::Runs,
            (Some("kitty"), E::Runs),
        );
        check(&[("TERM", "tmux-256color")], "", E::Marked, (None, E::Marked));
    }

    /// Checks what colours and background are found, by the environment alone and with the answers.
    fn check_colours(environment: &[(&str, &str)], bytes: &str, first: Seen, then: Seen) {
        let environment = Environment::of(environment);
        let seen = |answers: &Answers| {
            let profile = Profile::of(&environment, answers);
            (profile.depth.0, profile.background.0)
        };
        assert_eq!(seen(&Answers::default()), first, "{environment:?}");
        assert_eq!(seen(&heard(bytes)), then, "{environment:?} {bytes:?}");
    }

    type Seen = (Depth, Option<Background>);

    const ANSI: Seen = (Depth::Ansi, None);
    const INDEXED: Seen = (Depth::Indexed, None);
    const DIRECT: Seen = (Depth::Direct, None);
    const DIRECT_LIGHT: Seen = (Depth::Direct, Some(Background::Light));
    const TRUECOLOR: (&str, &str) = ("COLORTERM", "truecolor");

    /// What Debian's terminals set and answered, black on white but for st.
    #[test]
    fn recorded_colours() {
        let white = "\x1b]11;rgb:ffff/ffff/ffff\x07";
        let xterm = format!("{white}\x1bP1$r0;48:2::1:2:3m\x1b\\\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c");
        check_colours(&[("TERM", "xterm")], &xterm, ANSI, DIRECT_LIGHT);
        check_colours(&[XTERM], &xterm, INDEXED, DIRECT_LIGHT);
        let vte = format!("{white}\x1bP0$r\x1b\\\x1b[?65;1;9c");
        check_colours(&[XTERM, TRUECOLOR, ("VTE_VERSION", "7006")], &vte, DIRECT, DIRECT_LIGHT);
        let konsole = format!("\x1bP>|Konsole 22.12.3\x1b\\{white}\x1b[?62;1;4c");
        check_colours(&[XTERM, TRUECOLOR, ("COLORFGBG", "0;15")], &konsole, DIRECT_LIGHT, DIRECT_LIGHT);
        // Over ssh, which hands on `TERM` alone.
        check_colours(&[XTERM], &konsole, INDEXED, DIRECT_LIGHT);
        let kitty = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r48:2:1:2:3m\x1b\\\x1b[?62;c";
        check_colours(&[("TERM", "xterm-kitty"), TRUECOLOR], kitty, DIRECT, DIRECT_LIGHT);
        let mlterm = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0;48;5;16m\x1b\\\x1b[?63;1;2;3;4c";
        let indexed_light = (Depth::Indexed, Some(Background::Light));
        check_colours(&[("TERM", "mlterm"), ("COLORFGBG", "default;default")], mlterm, INDEXED, indexed_light);
        // What it says of its background is wrong.
        let wrong = (Depth::Direct, Some(Background::Dark));
        let qterminal = [XTERM, TRUECOLOR, ("COLORFGBG", "15;0")];
        check_colours(&qterminal, "\x1b[>0;115;0c\x1b[?1;2c", wrong, DIRECT);
        let foot = format!("{white}\x1bP1$r0;48:2::1:2:3m\x1b\\\x1b[?62;4;22c");
        check_colours(&[("TERM", "foot"), TRUECOLOR], &foot, DIRECT, DIRECT_LIGHT);
        let alacritty = format!("{white}\x1b[?6c");
        check_colours(&[("TERM", "alacritty")], &alacritty, DIRECT, DIRECT_LIGHT);
        let urxvt = [("TERM", "rxvt-unicode-256color"), ("COLORTERM", "rxvt-xpm"), ("COLORFGBG", "0;default;15")];
        check_colours(&urxvt, "\x1b[>85;95;0c\x1b[?1;2c", indexed_light, indexed_light);
        let dark = (Depth::Direct, Some(Background::Dark));
        check_colours(&[("TERM", "st-256color")], "\x1b]11;rgb:0000/0000/0000\x07\x1b[?6c", DIRECT, dark);
    }

    /// A multiplexer passes what it can, and not what the terminal around it could.
    #[test]
    fn colours_through_multiplexers() {
        let tmux = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
        let inside = [("TERM", "tmux-256color"), ("TMUX", "x"), ("COLORFGBG", "0;15")];
        check_colours(&inside, tmux, INDEXED, INDEXED);
        check_colours(&[inside[0], inside[1], TRUECOLOR], tmux, DIRECT, DIRECT);
        check_colours(&[("TERM", "screen"), ("TMUX", "x")], tmux, INDEXED, INDEXED);
        // Newer ones answer for the terminal.
        let newer = "\x1bP>|tmux 3.4\x1b\\\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?1;2c";
        check_colours(&inside, newer, INDEXED, (Depth::Indexed, Some(Background::Dark)));
        let screen = "\x1b[>83;40900;0c\x1b[?1;2c\x1b]11;rgb:ffff/ffff/ffff\x07";
        check_colours(
            &[("TERM", "screen"), ("STY", "1"), TRUECOLOR],
            screen,
            ANSI,
            (Depth::Ansi, Some(Background::Light)),
        );
        check_colours(&[("TERM", "screen.xterm-256color"), ("STY", "1"), TRUECOLOR], "", INDEXED, INDEXED);
    }

    /// zellij answers for itself, but for the background.
    #[test]
    fn recorded_zellij() {
        let zellij = "\x1bP>|Zellij(4501)\x1b\\\x1b[>0;4501;1c\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;52c";
        let inside = [XTERM, ("ZELLIJ", "0"), ("XTERM_VERSION", "XTerm(379)")];
        check(&inside, zellij, E::Visual, (Some("xterm"), E::Visual));
        check(&[XTERM, ("ZELLIJ", "0"), ("VTE_VERSION", "7006")], zellij, E::Blanks, (Some("VTE"), E::Blanks));
        check_colours(&inside, zellij, INDEXED, (Depth::Indexed, Some(Background::Light)));
        check(&[XTERM, ("KONSOLE_VERSION", "221203")], zellij, E::Words, (Some("Konsole"), E::Blanks));
        // An xterm that was started from inside it.
        check_colours(&[XTERM, ("ZELLIJ", "0"), TRUECOLOR], "\x1bP>|XTerm(379)\x1b\\\x1b[?64;1;2c", DIRECT, DIRECT);
    }

    #[test]
    fn colours_of_what_nobody_knows() {
        check_colours(&[], "", ANSI, ANSI);
        check_colours(&[("TERM", "xterm-direct")], "", DIRECT, DIRECT);
        check_colours(
            &[("TERM", "vt220"), ("COLORFGBG", "7;4")],
            "",
            (Depth::Monochrome, None),
            (Depth::Monochrome, None),
        );
        check_colours(&[("TERM", "linux")], "\x1b[?6c", ANSI, ANSI);
        check_colours(&[("COLORTERM", "24bit")], "\x1b]11;rgb:80/80/80\x07", DIRECT, DIRECT);
    }

    /// Wishes, then `NO_COLOR`, then what is found.
    #[test]
    fn wished_colours_come_first() {
        let check = |wish: &str, environment: &[(&str, &str)], expected| {
            let environment = Environment::of(environment);
            let colour: wishes::Colour = wish.parse().expect("a wish");
            let profile = Profile::of(&environment, &Answers::default());
            assert_eq!(colour.depth(&profile, &environment), expected, "{wish} {environment:?}");
        };
        let plain = ("NO_COLOR", "1");
        check("auto", &[XTERM], Depth::Indexed);
        check("auto", &[XTERM, plain], Depth::Monochrome);
        check("auto", &[XTERM, ("NO_COLOR", "")], Depth::Indexed);
        check("always", &[XTERM, plain], Depth::Indexed);
        check("always", &[("TERM", "vt100")], Depth::Ansi);
        check("never", &[XTERM], Depth::Monochrome);
        check("truecolor", &[("TERM", "linux"), plain], Depth::Direct);
        check("256", &[TRUECOLOR], Depth::Indexed);
        check("16", &[TRUECOLOR], Depth::Ansi);
    }

    /// screen hands strings on to the terminal as text, and answers about the terminal come after its own.
    #[test]
    fn screen_is_asked_no_more_than_it_understands() {
        let asked = |environment: &[(&str, &str)]| answers::Questions::All.text(&Environment::of(environment));
        assert!(asked(&[XTERM]).contains("\x1bP$q") && asked(&[XTERM]).contains("\x1b_G"));
        assert!(asked(&[("TERM", "screen"), ("TMUX", "x")]).contains("\x1bP$q"));
        for screen in [[("TERM", "screen"), XTERM], [XTERM, ("STY", "1")]] {
            assert!(!asked(&screen).contains(['P', '_']), "{screen:?}");
        }
        let profile = Profile::of(&Environment::of(&[("TERM", "screen"), ("STY", "1")]), &Answers::default());
        assert!(profile.answers_late);
    }

    /// Terminals that were started from another, whose variables they have inherited.
    #[test]
    fn answers_count_for_more_than_what_is_inherited() {
        let xterm = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";
        check(&[XTERM, ("VTE_VERSION", "7006")], xterm, E::Explicit, (Some("xterm"), E::Visual));
        check(&[XTERM, ("KONSOLE_VERSION", "221203")], xterm, E::Words, (Some("xterm"), E::Visual));
        check(&[XTERM, ("TMUX", "x")], xterm, E::Marked, (Some("xterm"), E::Visual));
        let vte = "\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c";
        check(&[XTERM, ("XTERM_VERSION", "XTerm(379)")], vte, E::Visual, (Some("VTE"), E::Explicit));
        check(&[XTERM, ("KITTY_WINDOW_ID", "1")], vte, E::Runs, (Some("VTE"), E::Explicit));
        check(&[("TERM", "st-256color"), ("VTE_VERSION", "7006")], "\x1b[?6c", E::Visual, (Some("st"), E::Visual));
    }

    #[test]
    fn what_nobody_knows_is_safe() {
        check(&[], "", E::Marked, (None, E::Marked));
        check(&[XTERM], "\x1b[1;2R\x1b[?1;2c", E::Marked, (None, E::Marked));
        check(&[XTERM], "\x1b[1;3R\x1b[?1;2c", E::Marked, (None, E::Visual));
        check(&[XTERM], "\x1b[8;2$y\x1b[?1;2c", E::Marked, (None, E::Explicit));
        check(&[XTERM], "\x1b[8;0$y\x1bP>|Nobody 1\x1b\\\x1b[>999;1;1c", E::Marked, (None, E::Marked));
    }

    #[test]
    fn wishes_come_before_the_profile() {
        let profile = |environment| Profile::of(&Environment::of(environment), &Answers::default());
        let (konsole, xterm) = (profile(&[("KONSOLE_VERSION", "1")]), profile(&[("XTERM_VERSION", "1")]));
        let check = |wish: &str, profile: &Profile, expected| {
            let wish: wishes::Bidi = wish.parse().expect("a wish");
            assert_eq!(wish.encoding(profile), expected, "{wish:?}");
        };
        check("auto", &konsole, E::Words);
        check("app", &konsole, E::Explicit);
        check("terminal", &konsole, E::Words);
        check("app", &xterm, E::Visual);
        check("terminal", &xterm, E::Words);
        check("tint", &xterm, E::Tinted);
    }

    #[test]
    fn answers_are_kept() {
        let mut answers = Answers::default();
        answers.hear(Answer::Column(3));
        assert!(answers.mark_takes_a_cell() && !answers.are_complete());
        answers.hear(Answer::Primary(vec![62, 4]));
        assert!(answers.are_complete() && answers.knows_sixel());
    }
}
