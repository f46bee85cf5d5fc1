# The words of the interface in English.

contents = Contents
introduction = Introduction
disclaimer = Disclaimer
help = Help: keyboard shortcuts
search-label = Search:
search-exact = [exact]
section-of = Section { $number } of { $total }
percent = { $number }%
match-of = Match { $number } of { $total }
match-count-running = { $total } so far…
# In short, where there is little room: of the same order in every language, as a fraction.
match-of-short = { "\u2066" }{ $number }/{ $total }{ "\u2069" }
match-count-running-short = { $total }…
matches = { PLURAL($count) ->
    [one] One match
   *[other] { $count } matches
}
no-matches = No matches for “{ $query }”
wrapped-to-top = Search wrapped to top
wrapped-to-end = Search wrapped to end
no-search = Nothing to search for yet: press { $key }
no-section = There is no section { $number }
marks-shown = All vowel signs
marks-reduced = Only shadda and tanwin
marks-hidden = No vowel signs
align-ragged = Ragged lines
align-even = Even lines
align-justified = Justified lines
# How text is sent to the terminal; each name is what can be typed for it.
encoding = Sent: { $what } ({ $name })
encoding-explicit = visual order, the terminal told to keep it
encoding-visual = visual order
encoding-marks = visual order with marks
encoding-words = words in visual order, their letters in logical order
encoding-runs = logical order between spaces
encoding-mlterm = visual order, mlterm told to keep it
encoding-tint = visual order, cells of different colours
untitled = Untitled
too-small = Window too small
hint = { $key } { $what }
hint-help = help
hint-search = search
hint-quit = quit
hint-close = close
pending-count = { $number }…

# What each command does, for the help.
command-line-down = Scroll down
command-line-up = Scroll up
command-page-down = Next page
command-page-up = Previous page
command-half-page-down = Half a page down
command-half-page-up = Half a page up
command-start = Top
command-end = End
command-next-section = Next section
command-previous-section = Previous section
command-forward = Forward: next page; in the contents, open the section
command-back = Back: previous page; in the contents, leave them
command-switch-pane = Switch pane
command-open = Open section
command-search = Search text
command-next-match = Next match
command-previous-match = Previous match
command-cancel = Clear search, close what is open
command-toggle-contents = Toggle contents
command-widen-contents = Wider contents
command-narrow-contents = Narrower contents
command-widen-text = Wider column
command-narrow-text = Narrower column
command-cycle-marks = Vowel signs: all, shadda and tanwin, none
command-cycle-align = Lines: ragged, even, justified
command-disclaimer = Whole disclaimer
command-help = Help
command-quit = Quit
command-interrupt = Quit at once
command-next-encoding = Send text in another way, if it reads wrong
command-suspend = Suspend
command-redraw = Draw the screen anew
command-accept = Stay at the match
command-give-up = Return to where the search began
command-cursor-left = Cursor left
command-cursor-right = Cursor right
command-cursor-home = Cursor to the start
command-cursor-end = Cursor to the end
command-erase = Erase the character before
command-erase-after = Erase the character after
command-erase-word = Erase the word before
command-erase-all-before = Erase all before
command-erase-all-after = Erase all after
command-older = Older search
command-newer = Newer search
command-exact = Match diacritics
help-sections = Jump to a section
help-count = Repeat a movement
help-prompt = While searching
key-space = Space
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-backspace = Backspace
key-delete = Del
key-home = Home
key-end = End
key-page-up = PgUp
key-page-down = PgDn

# The command line.
cli-about = A reader for right-to-left text in the terminal
cli-examples-heading = Examples:
cli-example-embedded = read the article that comes with the program
cli-example-file = read an article
cli-example-pipe = print it as plain text
cli-example-visual = print it as a page, for tools that know nothing of right-to-left text
cli-example-list = print its sections
cli-usage = Usage:
cli-usage-form = qari [OPTIONS] [FILE]
cli-arguments = Arguments:
cli-options = Options:
cli-file = The article to read (YAML); - is standard input
cli-format = Format of the file: { $names } [default: told from what is in it]
cli-encoding = Encoding of its text: { $names }, or another name of the WHATWG [default: told from what is in it]
cli-plain = Print plain text in logical order, as when output is no terminal
cli-visual = Print as laid out: joined, in visual order, aligned
cli-list = Print the numbered headings
cli-to = Print the document in another format: { $choices }
cli-width = Wrap printed text to N cells
cli-measure = Widest line of text on the screen, in cells, from { $least } to { $most } [default: { $default }]
cli-marks = Vowel signs: { $choices } [default: { $default }]
cli-align = Where lines end: { $choices } [default: { $default }]
cli-ambiguous = Characters whose width is ambiguous (UAX #11), as this terminal has them: { $choices } [default: { $default }]
cli-ui-lang = Language of the interface: { $languages }
cli-bidi = Who puts text in order on the screen: { $choices }
cli-shaping = Which letters are sent to the screen: { $choices }
cli-color = Whether colours are used: { $choices }
cli-doctor = Say what is known of this terminal, and find out what reads right in it
cli-help = Print this help
cli-version = Print the version
cli-see-help = Try { $command }

# What the doctor says.
doctor-heading = What is known of this terminal
doctor-version = Program: { "\u2066" }qari { $version }{ "\u2069" }
doctor-size = Size: { $columns }×{ $rows }
doctor-no-screen = Output is no terminal: nothing was asked
doctor-variable = Variable: { $text }
doctor-column = Answer: a left-to-right mark takes { $count } cells
doctor-mode = Answer: bidi mode (8) is { $state }
doctor-answer-version = Answer: version { $text }
doctor-secondary = Answer: kind { $text }
doctor-complete = Answer: that was the last
doctor-silent = The last answer did not come
doctor-terminal = Terminal: { $name }
doctor-terminal-unknown = Terminal: not known
doctor-multiplexer = Inside: { $name }
doctor-by-version = Known by: its version
doctor-by-mode = Known by: it knows the bidi mode
doctor-by-kind = Known by: its kind
doctor-by-variable = Known by: the variable { $name }
doctor-by-nothing = Known by: nothing
doctor-profile = Text is sent best as: { $what } ({ $name })
doctor-set = Text is sent as: { $what } ({ $name }), as was asked for
doctor-colours = Colours: yes
doctor-no-colours = Colours: no
doctor-settings = Settings: { $file }
doctor-settings-none = Settings: no home folder to keep them in
doctor-written = Written to { $file }: bidi: { $name }
doctor-unchanged = The settings stay as they are
doctor-way = { $number } of { $total }: { $what } ({ $name })
doctor-question = Do all the lines read right? Letters joined, words from right to left, numbers and Latin from left to right, brackets around what they enclose.
doctor-keys = Enter: yes, keep it · Space: the next · Backspace: the one before · Esc: leave

# What is said of a document that opens all the same.
warning-undecodable = { PLURAL($count) ->
    [one] One place is no { $encoding } and shows as �: if the text is wrong, try { "\u2066" }--encoding{ "\u2069" }
   *[other] { $count } places are no { $encoding } and show as �: if the text is wrong, try { "\u2066" }--encoding{ "\u2069" }
}

# What went wrong.
error-config = Can't read the settings in { $file }: line { $line }: { $reason }.
error-config-key = Can't read the settings in { $file }: line { $line }: unknown key { $key }. Known: { $expected }.
error-config-unreadable = Can't read the settings in { $file }: { $reason }.
error-config-unwritable = Can't write the settings in { $file }: { $reason }.
error-config-no-home = Can't write the settings: neither XDG_CONFIG_HOME nor HOME is set.
error = qari: { $what }
error-no-name = Can't open a file without a name: the name given is empty. Name a file, or leave the name out to read the article that comes with the program.
error-not-found = Can't open { $file }: file not found. Check the name and the folder.
error-directory = Can't open { $file }: it is a folder. Name a file in it.
error-permission = Can't open { $file }: no permission to read it. Check its access rights.
error-unreadable = Can't open { $file }: { $reason }.
error-too-large = Can't open { $file }: it is over { $most } MiB. Split it and open the parts.
error-not-text = Can't open { $file }: it is no text, but perhaps a picture, a PDF or an archive. Convert it to text first.
error-empty = Can't open { $file }: the file is empty, there is no text in it.
error-unknown-key = Can't open { $file }: line { $line }: unknown key { $key }. Known here: { $expected }.
error-too-deep = Can't open { $file }: line { $line }, column { $column }: brackets are nested too deep. Put a text that begins with a bracket between quotes.
error-duplicate-key = Can't open { $file }: line { $line }, column { $column }: the key { $key } stands here a second time.
error-wrong-kind = Can't open { $file }: line { $line }, column { $column }: the value of { $path } is not of the kind that belongs there. The README shows the form of an article.
error-malformed = Can't open { $file }: line { $line }, column { $column }: { $reason }.
error-terminal = Can't use the terminal: { $reason }. Try { $command } to print the text.
error-output = Can't write the output: { $reason }.
error-unknown-option = Unknown option { $option }.
error-bad-value = { $value } is no value for { $option }.
error-unknown-name = { $value } is no value for { $option }. Known: { $names }.
error-bad-number = { $value } is no value for { $option }: it takes a number from { $least } to { $most }.
error-missing-value = { $option } needs a value.
error-conflict = { $option } and { $other } can't go together.
error-too-many = One file at a time: { $value } is one too many.

# Books.
error-book-no-archive = Can't open { $file }: it is no book (EPUB). If it is in another format, say which with --format.
error-book-damaged = Can't open { $file }: the book is damaged, none of its files can be found. Get it anew.
error-book-too-many-files = Can't open { $file }: there are more files in it than in any book. It may be meant to do harm.
error-book-too-large = Can't open { $file }: unpacked it is larger than any book. It may be meant to do harm.
error-book-encrypted = Can't open { $file }: the book is encrypted and can only be read with its seller's program. Get a copy without a lock.
error-book-no-chapters = Can't open { $file }: none of the book's chapters can be read. Get it anew.
warning-book-damaged = The book is damaged: what could be found of it is shown.
warning-book-unlisted = The book does not say what its chapters are: they are shown in the order of their names.
warning-chapter-missing = The chapter { $chapter } is not in the book.
warning-chapter-damaged = The chapter { $chapter } is damaged: what could be read of it is shown.
warning-chapter-too-large = The chapter { $chapter } is left out: it is larger than any chapter.
warning-chapter-encrypted = The chapter { $chapter } is left out: it is encrypted.
