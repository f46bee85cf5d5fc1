# The words of the interface in Hebrew.
#
# Glossary: מסמך document · פרק section · סימנייה bookmark · קישור link · הערה note · ניקוד vowel signs · תו character ·
# תא cell · ערכת נושא theme · מסוף terminal · מעטפת shell · אפשרות option · הגדרות settings · שורת המצב status line ·
# קידוד encoding · תבנית format · תוצאה match · שאילתה query · ברירת מחדל default · לא תקין invalid · תוכן העניינים contents.
# Commands are verbal nouns; sentences are in the passive or impersonal, and address nobody by gender.

contents = תוכן העניינים
introduction = מבוא
disclaimer = כתב ויתור
help = עזרה: קיצורי מקשים
search-label = חיפוש:
search-back-label = חיפוש לאחור:
search-lines-label = שורות עם:
search-exact = [מדויק]
search-marks = [ללא ניקוד]
search-loose = [גמיש]
search-whole = [מילים]
search-strict = [ללא מוספיות]
search-regex = [ביטוי רגולרי]
level-exact = חיפוש מדויק
level-marks = חיפוש: התעלמות מניקוד בלבד
level-letters = חיפוש: אותיות דומות נחשבות זהות
level-loose = חיפוש גמיש
results = תוצאות
headings = כותרות
filter-label = סינון:
palette = פקודות
palette-label = :
line-of-number = שורה { $number }
no-such-command = אין פקודה בשם { $name }.
no-such-value = ערך לא תקין { $value } עבור { $name }
is-set = { $name }: { $value }
nothing-is-written = התוכנית רק קוראת: אין מה לכתוב
# The words of the palette that something is typed behind, each with what it does.
verb-open = פתיחה
verb-open-does = פתיחת קובץ: שמו בא בהמשך
verb-theme = ערכה
verb-theme-does = החלפת ערכת הנושא: שמה בא בהמשך
verb-set = הגדרה
verb-set-does = שינוי הצגת הטקסט: שם=ערך בא בהמשך
verb-tour = שתי דקות להיכרות עם qari
numbered-section = { $number }. { $name }
marks-ignored-short = ללא ניקוד
marks-ignored = אין תוצאות עם הניקוד הזה: הניקוד אינו נלקח בחשבון
fault = ביטוי רגולרי לא תקין: { $reason }
fault-short = ?
fault-group-unclosed = הסוגר ( לא נסגר
fault-group-unopened = הסוגר ) לא נפתח
fault-class-unclosed = הסוגר [ לא נסגר
fault-class-range = טווח הפוך
fault-escape-unfinished = אין דבר אחרי \
fault-escape-unknown = תו חילוף לא מוכר
fault-repetition-missing = אין על מה לחזור
fault-repetition-count = מספר חזרות לא תקין
fault-too-large = גדול מדי
fault-too-long = ארוך מדי לחיפוש
# The page as it is cited: its number, or the volume and the number.
printed-page = עמ׳ { "\u2066" }{ $page }{ "\u2069" }
printed-page-text = עמ׳ { "\u2066" }{ $page }{ "\u2069" }: { $text }
# Reading on to the end takes as long.
minutes-left = { PLURAL($count) ->
    [one] נותרה דקה אחת
    [two] נותרו שתי דקות
   *[other] נותרו { $count } דקות
}
hours-left = { PLURAL($count) ->
    [one] נותרה שעה אחת
    [two] נותרו שעתיים
   *[other] נותרו { $count } שעות
}
match-of = תוצאה { $number } מתוך { $total }
match-count-running = { $total } עד כה…
# In short, where there is little room: of the same order in every language, as a fraction.
match-of-short = { "\u2066" }{ $number }/{ $total }{ "\u2069" }
match-count-running-short = { $total }…
matches = { PLURAL($count) ->
    [one] תוצאה אחת
    [two] שתי תוצאות
   *[other] { $count } תוצאות
}
no-matches = אין תוצאות עבור „{ $query }”
wrapped-to-top = החיפוש נמשך מההתחלה
wrapped-to-end = החיפוש נמשך מהסוף
no-search = עדיין אין מה לחפש: יש להקיש { $key }
no-section = אין פרק { $number }
no-line = אין שורה { $number }; זו האחרונה
number-first = יש להקיש מספר תחילה: { "\u2066" }50{ $key }{ "\u2069" } עובר אל האמצע
section-of = פרק { $number } מתוך { $total }
word-count = { PLURAL($count) ->
    [one] מילה אחת
    [two] שתי מילים
   *[other] { $count } מילים
}
marks-shown = כל סימני הניקוד
marks-reduced = רק שדה ותנווין; בעברית ללא טעמים
marks-hidden = ללא ניקוד
chop-on = שורות ארוכות נחתכות; החיצים מזיזים אותן
chop-off = שורות ארוכות נגלשות
typeset-on = הטקסט מסודר בגופן ספרים
typeset-off = הטקסט מוצג בתאים
typeset-size = האותיות: { $pixels } פיקסלים
typeset-multiplexer = { $name } אינו מעביר תמונות; הסדר זקוק למסוף עצמו
typeset-outer = { $terminal } אינו מציג תמונות בתוך { $name }; אפשר לנסות kitty 0.28 ומעלה
typeset-passthrough = tmux אינו מעביר תמונות; אפשר לנסות: { "\u2066" }tmux set -g allow-passthrough on{ "\u2069" }
typeset-no-pictures = המסוף הזה אינו מציג תמונות; אפשר לנסות kitty, Konsole, foot או mlterm
typeset-no-pixels = המסוף אינו מוסר את גודל תאיו בפיקסלים
typeset-no-font = אין גופן לסידור; יש להתקין את fonts-hosny-amiri או לציין גופן בהגדרות (font:)
typeset-no-such-font = אין גופן בשם „{ $font }”; ההגדרה היא font:
controls-shown = תווים בלתי נראים מוצגים
controls-hidden = תווים בלתי נראים מוסתרים
align-ragged = שורות: לא מיושרות
align-even = שורות: באורך דומה
align-justified = שורות: מיושרות לשני הצדדים
# How text is sent to the terminal; each name is what can be typed for it.
encoding = אופן השליחה: { $what } ({ $name })
encoding-explicit = סדר חזותי; המסוף מתבקש לשמור עליו
encoding-visual = סדר חזותי
encoding-marks = סדר חזותי עם סימני כיוון
encoding-words = מילים בסדר חזותי, אותיותיהן בסדר לוגי
encoding-blanks = מילים בסדר חזותי, וביניהן רווחים שנחשבים לאותיות
encoding-runs = סדר לוגי בין רווחים
encoding-fonts = סדר לוגי בין רווחים ובין חילופי גופן
encoding-mlterm = סדר חזותי; mlterm מתבקש לשמור עליו
encoding-tint = סדר חזותי, תאים בצבעים שונים
standard-input = הקלט התקני
untitled = ללא כותרת
too-small = החלון קטן מדי
hint = { $key } { $what }
hint-help = עזרה
hint-search = חיפוש
hint-headings = כותרות
hint-contents = תוכן
hint-quit = יציאה
hint-close = סגירה
hint-open = פתיחה
hint-copy = העתקה
hint-copy-cited = העתקה עם מקור
hint-begin = התחלת בחירה כאן
documents = מסמכים
document-of = מסמך { $number } מתוך { $total }
opening = נפתח: { $file }…
rest-is-read = ההמשך נטען…
rest-is-read-to = ההמשך נטען: { $number }%
input-arrives = הקלט התקני נקרא…
following = מעקב
reading-stopped = הופסק: מוצג רק מה שהגיע
read-anew = הקובץ השתנה ונקרא מחדש
file-has-grown = הקובץ גדל
file-unchanged = הקובץ לא השתנה
file-is-gone = הטקסט נשאר כפי שהיה. { $reason }
no-file-to-look-at = אין קובץ לקרוא מחדש
only-beginning = מוצגת רק ההתחלה. { $reason }
link-to = { $address }
link-to-note = אל הערה { $label }
link-to-reference = חזרה אל ההפניה להערה { $label }
no-links = אין קישורים
# The letters of hints, each of a key that is typed alike on all keyboard layouts.
hint-letters = ד ג כ ש ק ר ו א פ י ה צ
no-such-hint = אין קישור עם האותיות האלה
no-more-links = אין עוד קישורים
no-more-documents = אין עוד מסמכים
nothing-left-out = דבר לא הושמט מהמסמך הזה
no-disclaimer = אין במסמך הזה כתב ויתור
input-is-gone = הקלט התקני אינו נקרא פעמיים: יש להתחיל עם { "\u2066" }--whole-page{ "\u2069" }
secure = לא זמין במצב מאובטח
no-place = במסמך הזה אין מקום בשם { $name }
leads-nowhere = הקישור אינו מוביל לדבר שאפשר לפתוח
browsing = נפתח בדפדפן
characters = { PLURAL($count) ->
    [one] תו אחד
    [two] שני תווים
   *[other] { $count } תווים
}
selected = נבחרו: { $what }
copied-by = הועתקו { $what } בעזרת { "\u2066" }{ $program }{ "\u2069" }
copied-not = לא הועתק: יש לבדוק את { "\u2066" }copy-command{ "\u2069" } ({ "\u2066" }{ $program }{ "\u2069" })
copied-to-terminal = נשלחו { $what } אל המסוף
copied-in-doubt = אם ההדבקה נכשלת, יש להתקין wl-clipboard או xclip ({ $what } אל { $terminal })
copied-in-vain = יש להתקין wl-clipboard או xclip: { $terminal } אינו יכול להעתיק
copied-too-long = יש להתקין wl-clipboard או xclip כדי להעתיק { $what }
no-source = למסמך הזה אין קובץ מקור לעריכה
looking-up = מתבצע חיפוש במילון…
nothing-found = לא נמצא דבר
no-lookup = יש להגדיר מילון: { "\u2066" }lookup-command: dict{ "\u2069" }
no-editor = יש להגדיר עורך ב־{ "\u2066" }VISUAL{ "\u2069" } או ב־{ "\u2066" }EDITOR{ "\u2069" }
error-editor = { "\u2066" }{ $program }{ "\u2069" } לא הופעל: { $reason }
nothing-to-copy = אין מה להעתיק
pending-count = { $number }…
way-back = { $key }: חזרה אל המקום הקודם
bookmarks = סימניות
all-bookmarks = סימניות בכל המסמכים
remark-label = הערה:
bookmark-set-as = נוספה סימנייה { $letter }
bookmark-set = נוספה סימנייה
no-bookmark = אין סימנייה { $letter }
bookmark-is-gone = הטקסט בסימנייה הזאת איננו עוד
too-many-bookmarks = יש כבר { $most } סימניות: יש להסיר אחת תחילה
continued = ממשיכים מ־{ $place } · { $key }: אל ההתחלה
pending-keys = { "\u2066" }{ $keys }{ "\u2069" }…
no-such-keys = { "\u2066" }{ $keys }{ "\u2069" } אינו מוקצה לפקודה · { $known }
known-keys = { "\u2066" }{ $keys }{ "\u2069" } { $what }

# What each command does, for the help.
command-line-down = גלילה למטה
command-line-up = גלילה למעלה
command-page-down = העמוד הבא
command-page-up = העמוד הקודם
command-half-page-down = חצי עמוד למטה; אחרי מספר: שורות כמספרו
command-half-page-up = חצי עמוד למעלה; אחרי מספר: שורות כמספרו
command-start = התחלה; אחרי מספר, השורה או הפרק
command-end = סוף; אחרי מספר, השורה או הפרק
command-percent = אחרי מספר: מעבר אל האחוז הזה
command-row-to-top = התוצאה, הלחיצה או הסמן אל ראש המסך
command-row-to-middle = התוצאה, הלחיצה או הסמן אל אמצע המסך
command-row-to-bottom = התוצאה, הלחיצה או הסמן אל תחתית המסך
command-next-section = הפרק הבא
command-previous-section = הפרק הקודם
command-forward = קדימה: העמוד הבא; בתוכן העניינים, פריסה או פתיחה של הפרק
command-back = אחורה: העמוד הקודם; בתוכן העניינים, קיפול הפרק או יציאה
command-switch-pane = מעבר בין הלוחות
command-open = בתוכן העניינים, פתיחת הפרק; בטקסט, גלילה למטה
command-search = חיפוש בטקסט
command-search-back = חיפוש לאחור
command-search-lines = חיפוש ורשימת שורות
command-next-match = התוצאה הבאה
command-previous-match = התוצאה הקודמת
command-palette = פקודות לפי שם, מספרי עמודים ופרקים
command-open-file = פתיחת קובץ
command-links = בחירת קישור
command-set-bookmark = סימנייה עם אות
command-set-bookmark-with-remark = סימנייה עם הערה
command-go-to-bookmark = מעבר אל סימנייה
command-bookmarks = רשימת הסימניות
command-all-bookmarks = סימניות בכל המסמכים, או במסמך הזה
command-remove-bookmark = הסרת הסימנייה שנבחרה
command-documents = רשימת המסמכים
command-next-document = המסמך הבא
command-previous-document = המסמך הקודם
command-back-in-history = חזרה אל המקום הקודם
command-forward-in-history = התקדמות אל המקום הבא
command-cancel = ניקוי החיפוש; סגירת מה שפתוח
command-toggle-contents = הצגה או הסתרה של תוכן העניינים
command-widen-contents = הרחבת תוכן העניינים
command-narrow-contents = הצרת תוכן העניינים
command-quiet-page = עמוד שקט: טקסט בלבד
command-widen-text = הרחבת העמודה
command-narrow-text = הצרת העמודה
command-cycle-marks = ניקוד: הכול, שדה ותנווין, ללא
command-cycle-align = שורות: לא מיושרות, באורך דומה, מיושרות
command-toggle-chop = חיתוך או גלישה של שורות ארוכות
command-toggle-typeset = סידור הטקסט: גופן ספרים או תאים
command-larger-type = סידור הטקסט: הגדלת האותיות
command-smaller-type = סידור הטקסט: הקטנת האותיות
command-toggle-controls = הצגה או הסתרה של תווים בלתי נראים
command-toggle-numbers = מספור השורות, או ביטולו
command-where-am-i = המקום: קובץ, תבנית, פרק, אחוז, מילים
command-disclaimer = הצגת כתב הוויתור המלא
command-help = עזרה
command-quit = יציאה
command-follow = מעקב אחר סוף הטקסט, או הפסקתו
command-read-anew = קריאת הקובץ מחדש אם השתנה
command-interrupt = הפסקת קריאת הקובץ; לאחר מכן יציאה
command-whole-page = הצגת דף האינטרנט כולו, או המאמר בלבד
command-next-encoding = ניסיון דרך שליחה אחרת, אם הטקסט משובש
command-next-theme = ערכת הנושא הבאה
command-suspend = השהיית התוכנית
command-redraw = ציור המסך מחדש
command-next = הבא
command-previous = הקודם
command-first = הראשון
command-last = האחרון
command-choose = פתיחה
command-copy-address = העתקת כתובת הקישור
command-select = בחירת טקסט בעזרת סמן; שוב: התחלה מחדש כאן
command-copy-paragraph = העתקת הפסקה
command-copy-section = העתקת הפרק
command-copy-match = העתקת התוצאה
command-look-up = חיפוש הבחירה או מילה במילון
command-edit = פתיחת המקור בעורך
command-copy-cited = העתקה עם מחבר, כותרת ועמוד
command-copy = העתקת הבחירה
command-next-word = המילה הבאה
command-previous-word = המילה הקודמת
command-word-end = סוף המילה
command-next-paragraph = הפסקה הבאה
command-previous-paragraph = הפסקה הקודמת
command-other-end = הקצה השני של הבחירה
command-take-paragraph = בחירת הפסקה, ואחריה הבאה
command-leave = ביטול
command-accept = הישארות בתוצאה הזאת
command-give-up = חזרה אל המקום שבו החל החיפוש
command-cursor-left = סמן שמאלה
command-cursor-right = סמן ימינה
command-cursor-home = סמן להתחלה
command-cursor-end = סמן לסוף
command-erase = מחיקת התו הקודם
command-erase-after = מחיקת התו הבא
command-erase-word = מחיקת המילה הקודמת
command-erase-all-before = מחיקת כל מה שלפני
command-erase-all-after = מחיקת כל מה שאחרי
command-older = חיפוש קודם
command-newer = חיפוש חדש יותר
command-search-word = חיפוש המילה שנלחצה, או הראשונה על המסך
command-toggle-matches = הסתרת התוצאות או הצגתן
command-show-results = רשימת התוצאות
command-find-heading = מעבר אל כותרת או אל עמוד מודפס
command-cycle-level = התאמה: אותיות דומות, גמישה, מדויקת, ללא ניקוד
command-cycle-words = התאמה: חלקי מילים, מילים עם מוספיות, מילים שלמות
command-toggle-regex = ביטוי רגולרי (או / בשורת חיפוש ריקה)
help-sections = מעבר אל פרק
help-count = חזרה על תנועה
help-none = אין מקש או פקודה מתאימים
group-moving = תנועה
group-searching = חיפוש
group-contents = תוכן העניינים
group-documents = קישורים ומסמכים
group-copying = בחירה והעתקה
group-display = תצוגה
group-program = התוכנית
group-typing = בשורות הקלדה וברשימות
group-choosing = בזמן בחירת קישור
group-selecting = בזמן בחירת טקסט
group-answer = בתשובת המילון
key-letter = אות
key-space = רווח
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
cli-about = קורא לטקסטים מימין לשמאל במסוף
cli-examples-heading = דוגמאות:
cli-example-embedded = קריאת המאמר שמצורף לתוכנית
cli-example-file = קריאת מאמר
cli-example-pipe = הדפסתו כטקסט פשוט
cli-example-visual = הדפסתו מעומד, לכלים שאינם תומכים בכתיבה מימין לשמאל
cli-example-list = הדפסת פרקיו
cli-example-folder = קריאת המסמכים בתיקייה
cli-example-search = התחלה בתוצאה הראשונה של מילה
cli-example-find = הדפסת המקומות של מילה בתיקייה
cli-usage = שימוש:
# What stands for a value; N is a number in every language.
cli-value-options = אפשרויות
cli-value-file = קובץ
cli-value-query = שאילתה
cli-value-name = שם
cli-value-how = אופן
cli-value-lang = שפה
cli-value-format = תבנית
cli-value-shell = מעטפת
cli-value-topic = נושא
cli-arguments = ארגומנטים:
cli-options = אפשרויות:
# An option's description with the values it takes, and the one it has unless it is given.
cli-with-choices = { $what }: { $choices }
cli-with-default = { $what }: { $choices } [ברירת מחדל: { $default }]
cli-plus-search = התחלה בתוצאה הראשונה
cli-plus-line = התחלה בשורה N כשהשורות נשמרות (יומנים, קוד), אחרת בפרק N
cli-plus-end = התחלה בסוף
cli-plus-follow = התחלה בסוף ומעקב אחר הטקסט
cli-more-help = עוד: { $all } לכל האפשרויות, { $keys } לכל המקשים, { $topic } לאחד מהנושאים: { $topics }.
# The groups of options.
cli-group-files = קבצים ותבניות
cli-group-start = נקודת ההתחלה
cli-group-search = חיפוש
cli-group-print = הדפסה
cli-group-display = תצוגה
cli-group-terminal = מסוף
cli-group-kept = מה שנשמר
cli-group-program = התוכנית
cli-file = קבצים או תיקיות לקריאה; - הוא הקלט התקני
cli-format = תבנית הקובץ, במקום זיהוי שלה
cli-encoding = קידוד הקבצים ויעדי הקישורים שבהם, במקום זיהוי שלו
cli-baked = טקסט שנשמר בצורות תצוגה או בסדר חזותי
cli-whole-page = הצגת דף האינטרנט כולו, ולא רק המאמר
cli-plain = הדפסת טקסט פשוט בסדר לוגי (ברירת המחדל ללא מסוף)
cli-visual = הדפסת הטקסט כפי שהוא מוצג: מחובר, בסדר חזותי, מיושר
cli-list = הדפסת ראשי הפרקים: כותרות ממוספרות
cli-to = הדפסת מסמך אחד בתבנית אחרת
cli-json = הדפסת JSON, עם { "\u2066" }--list{ "\u2069" } או { "\u2066" }--find{ "\u2069" }
cli-find = הדפסת השורות שמתאימות לשאילתה, עם מספר הפרק והשורה
cli-level = אופן ההתאמה של { "\u2066" }--find{ "\u2069" } ושל { "\u2066" }+/{ "\u2069" }: { "\u2066" }0{ "\u2069" } מדויקת, { "\u2066" }1{ "\u2069" } ללא ניקוד, { "\u2066" }2{ "\u2069" } אותיות דומות [ברירת מחדל], { "\u2066" }3{ "\u2069" } גמישה
cli-word = מילים שלמות בלבד: עם מוספיות, או בדיוק כפי שהן
cli-regex = השאילתה היא ביטוי רגולרי
cli-null = כתיבת NUL אחרי שמות קבצים, עם { "\u2066" }--find{ "\u2069" } או { "\u2066" }--recent{ "\u2069" }
cli-count = הדפסת מספר התוצאות בכל קובץ בלבד
cli-section = התחלה בפרק N לפי המספור של { "\u2066" }--list{ "\u2069" }
cli-quit-if-one-screen = הדפסת מה שנכנס בחלון ויציאה
cli-line-numbers = מספור השורות
cli-typeset = סידור הטקסט בגופן ספרים במסוף שמציג תמונות
cli-chop = חיתוך שורות ארוכות ביומנים, בקוד ובפלט תוכניות, במקום גלישה
cli-needless = מתקבלות לשם תאימות ל־less; ללא השפעה
cli-fresh = התחלה מההתחלה, ולא מהמקום שבו הופסקה הקריאה
cli-recent = רשימת המסמכים האחרונים שנקראו: נתיב, כותרת, החלק שנקרא, תאריך
cli-bookmarks = הדפסת סימניות בתבנית Markdown, עם הערות ומקורות
cli-forget = מחיקת המקומות, בחירות התצוגה והסימניות של הקבצים
cli-forget-all = מחיקתם עבור כל המסמכים
cli-width = גלישת הטקסט המודפס ב־N תאים
cli-measure = רוחב שורה מרבי על המסך, בתאים: { $least } עד { $most } [ברירת מחדל: { $default }]
cli-marks = ניקוד
cli-align = סופי שורות
cli-kashida = מתיחת אותיות ערביות בשירה ובשורות מיושרות
cli-ambiguous = רוחב תווים מזרח־אסייתיים דו־משמעיים במסוף הזה
cli-controls = תווים בלתי נראים, כגון סימני כיוון
cli-disclaimer = כתב הוויתור בתחתית המסך
cli-ui-lang = שפת הממשק
cli-bidi = אופן סידור הטקסט עבור המסוף
cli-shaping = צורות האותיות שנשלחות אל המסוף
cli-color = מספר הצבעים
cli-background = הרקע שעבורו נבחרים הצבעים
cli-follow = התחלה בסוף ומעקב אחר הטקסט
cli-secure = מצב מאובטח: ללא הפעלת תוכניות, ללא שמירת היסטוריה, רק הקבצים שצוינו
cli-theme = ערכת נושא
cli-list-themes = הדפסת ערכות הנושא, כל אחת עם דוגמה
cli-tour = שתי דקות להיכרות עם qari, מקש אחר מקש
cli-print-config = הדפסת כל ההגדרות, עם ערכן הנוכחי וייעודן, כקובץ הגדרות
cli-doctor = דיווח על המסוף הזה ובירור מה נקרא בו נכון
cli-help = הדפסת כל האפשרויות, או של נושא אחד
cli-help-short = הדפסת תקציר
cli-version = הדפסת הגרסה
cli-man = הדפסת דף המדריך (באנגלית)
cli-completions = הדפסת השלמות אוטומטיות עבור מעטפת
cli-see-help = אפשר לנסות { $command }

# What each setting is for, as --print-config prints it.
settings-about = ההגדרות של qari. שורה שמתחילה ב־# ובשם מציגה את ברירת המחדל: יש להסיר את # ולשנות את הערך.
setting-values = ערכים: { $values }
setting-bidi = מי מסדר את הטקסט על המסך
setting-shaping = האותיות שנשלחות אל המסך
setting-color = מספר הצבעים
setting-background = הרקע שעליו הצבעים נקראים
setting-theme = ערכת הנושא של המסך
setting-history = שמירת חיפושים, מקומות וסימניות להפעלה הבאה
setting-resume = פתיחת מסמכים במקום שבו הופסקה הקריאה
setting-watch = קריאת קובץ מחדש כשהוא משתנה
setting-marks = ניקוד
setting-measure = רוחב שורה מרבי של הטקסט, בתאים
setting-align = סופי שורות
setting-kashida = הארכת החיבורים בין אותיות ערביות בשירה ובשורות מיושרות
setting-controls = תווים בלתי נראים, כגון סימני כיוון
setting-ambiguous = תווים שרוחבם דו־משמעי (UAX #11), כפי שהם במסוף הזה
setting-disclaimer = כתב הוויתור בתחתית המסך
setting-baked = טקסט שנשמר בצורות תצוגה או בסדר חזותי
setting-ui-lang = שפת הממשק
setting-lookup-command = תוכנית שמחפשת מילים במילון
setting-copy-command = תוכנית שמקבלת את מה שמועתק
setting-keymap = מפת המקשים שעליה מונחים המקשים האישיים
setting-chop = חיתוך שורות ארוכות של קוד ויומנים
setting-contents = תוכן העניינים לצד הטקסט
setting-quiet = רק הטקסט ושורה של כתב הוויתור
setting-contents-width = תוספת רוחב לתוכן העניינים, בתאים
setting-keys = מקשים אישיים, לפי שמות הפקודות

# The prompt below a page on a terminal that can't move its cursor.
next-page = Enter: העמוד הבא · q Enter: יציאה

setting-cursor = סמן המסוף בזמן הקריאה
setting-typeset = סידור הטקסט בגופן ספרים במסוף שמציג תמונות
setting-font = הגופן לסידור הטקסט: משפחה או קובץ
setting-font-size = גודל הגופן לסידור הטקסט בפיקסלים

# What the doctor says.
doctor-heading = על המסוף הזה
doctor-version = תוכנית: { "\u2066" }qari { $version }{ "\u2069" }
doctor-size = גודל: { $columns }×{ $rows }
doctor-no-screen = הפלט אינו מסוף: לא נשלחו שאלות
doctor-variable = משתנה: { $text }
doctor-column = { PLURAL($count) ->
    [one] תשובה: סימן כיוון משמאל לימין תופס תא אחד
    [two] תשובה: סימן כיוון משמאל לימין תופס שני תאים
   *[other] תשובה: סימן כיוון משמאל לימין תופס { $count } תאים
}
doctor-mode = תשובה: מצב { $number }: { $state }
mode-set = מופעל
mode-reset = כבוי
mode-always-set = מופעל תמיד
mode-always-reset = כבוי תמיד
mode-unknown = לא ידוע
doctor-answer-version = תשובה: גרסה { $text }
doctor-secondary = תשובה: סוג { $text }
doctor-answer-background = תשובה: צבע הרקע { $text }
doctor-answer-depth = תשובה: צבעים ישירים מצומצמים אל { $what }
doctor-primary = תשובה: יכולות { $text }
doctor-complete = תשובה: האחרונה הגיעה
doctor-silent = התשובה האחרונה לא הגיעה
doctor-terminal = מסוף: { $name }
doctor-terminal-unknown = מסוף: לא ידוע
doctor-multiplexer = בתוך: { $name }
doctor-by-version = זוהה לפי: גרסתו
doctor-by-mode = זוהה לפי: תמיכתו במצב הדו־כיווני
doctor-by-kind = זוהה לפי: סוגו
doctor-by-setting = זוהה לפי: אופן צמצום הצבעים
doctor-by-background = זוהה לפי: תשובתו
doctor-by-table = זוהה לפי: טבלת המסופים
doctor-by-variable = זוהה לפי: המשתנה { $name }
doctor-by-nothing = זוהה לפי: שום דבר
doctor-profile = הדרך הטובה לשליחת טקסט: { $what } ({ $name })
doctor-set = הטקסט נשלח כך: { $what } ({ $name }), כפי שביקשת
doctor-depth = צבעים: { $what }
doctor-depth-set = הצבעים שנשלחים: { $what }, כפי שביקשת
depth-truecolor = { 16 } מיליון (truecolor)
depth-256 = { 256 }
depth-16 = { 16 }
depth-none = ללא
doctor-background = רקע: { $what }
doctor-background-set = הצבעים נבחרים עבור הרקע: { $what }, כפי שביקשת
background-light = בהיר
background-dark = כהה
background-unknown = לא ידוע, או לא בהיר ולא כהה: נעשה שימוש ב־{ 16 } הצבעים של המסוף
doctor-images = תמונות: { $what }
doctor-images-none = תמונות: אין תמיכה
images-kitty = הפרוטוקול של kitty
images-sixel = Sixel
images-iterm = הפרוטוקול של iTerm2
doctor-picture = תמונה ({ $what }):
doctor-cell = תא: { $width }×{ $height } פיקסלים
theme = ערכת נושא: { $name }
theme-alike = ערכת נושא: { $name }. בפחות מ־{ 256 } צבעים כולן נראות כמו ”terminal“
sample-title = כותר
sample-heading = כותרת פרק
sample-inner-heading = כותרת משנה
sample-link = קישור
sample-strong = מודגש
sample-code = קוד
sample-quiet = מספר
sample-match = תוצאה
sample-current-match = התוצאה הנוכחית
sample-bar = שורת המצב
sample-emphasis = הדגשה
doctor-settings = הגדרות: { $file }
doctor-settings-none = הגדרות: אין תיקיית בית לשמירתן
doctor-written = נשמר ב־{ $file }: { "\u2066" }bidi: { $name }{ "\u2069" }
doctor-unchanged = ההגדרות לא השתנו
doctor-way = { $number } מתוך { $total }: { $what } ({ $name })
doctor-question = האם כל השורות נקראות נכון? אותיות מחוברות, מילים מימין לשמאל, מספרים ולטינית משמאל לימין, סוגריים סביב תוכנם.
doctor-keys = Enter: כן, לשמור · Space: הבא · Backspace: הקודם · Esc: יציאה

# What is said of a document that opens all the same.
warning-baked-visual = סדר חזותי הומר לסדר קריאה; לביטול: { "\u2066" }{ $option }{ "\u2069" }
warning-baked-logical = צורות תצוגה הומרו לאותיות; לביטול: { "\u2066" }{ $option }{ "\u2069" }
warning-undecodable = { PLURAL($count) ->
    [one] מקום אחד אינו תקין ב־{ $encoding } (מוצג כ־�): אפשר לנסות { "\u2066" }--encoding{ "\u2069" }
    [two] שני מקומות אינם תקינים ב־{ $encoding } (מוצגים כ־�): אפשר לנסות { "\u2066" }--encoding{ "\u2069" }
   *[other] { $count } מקומות אינם תקינים ב־{ $encoding } (מוצגים כ־�): אפשר לנסות { "\u2066" }--encoding{ "\u2069" }
}
warning-left-out = { PLURAL($letters) ->
    [one] אות אחת שאינה מהמאמר הושמטה: { "\u2066" }--whole-page{ "\u2069" } מציג הכול
    [two] שתי אותיות שאינן מהמאמר הושמטו: { "\u2066" }--whole-page{ "\u2069" } מציג הכול
   *[other] { $letters } אותיות שאינן מהמאמר הושמטו: { "\u2066" }--whole-page{ "\u2069" } מציג הכול
}

# What went wrong.
embedded-article = המאמר שמצורף לתוכנית
forgotten = נמחק: { $file }
forgotten-all = { PLURAL($count) ->
    [one] נמחק מסמך אחד
    [two] נמחקו שני מסמכים
   *[other] נמחקו { $count } מסמכים
}
error-not-kept = לא ניתן למחוק את מה שנשמר על { $file }: דבר לא נשמר. { "\u2066" }qari --recent{ "\u2069" } מציג מה נשמר.
error-nothing-is-kept = דבר לא נשמר על מסמכים: אין תיקיית בית, או ש־{ "\u2066" }--secure{ "\u2069" } מופעל.
state-unreadable = לא ניתן לקרוא את מה שנשמר על המסמך הזה ב־{ $file }: { $reason }. הקובץ נשאר כפי שהוא.
state-unwritable = לא ניתן לשמור את המקום ואת הסימניות של המסמך הזה ב־{ $file }: { $reason }.
state-damaged = מה שנשמר על המסמך הזה ב־{ $file } פגום: הוא יונח שם בצד ויתחיל מחדש.
state-newer = { $file } נכתב בגרסה חדשה יותר של qari. הוא נשאר כפי שהוא, ודבר לא נשמר על המסמך הזה.
history-unreadable = לא ניתן לקרוא חיפושים קודמים ב־{ $file }: { $reason }.
history-unwritable = לא ניתן לשמור חיפושים ב־{ $file }: { $reason }.
error-config = לא ניתן לקרוא את ההגדרות ב־{ $file }:
mistake-setting = שורה { $line }: הגדרה לא מוכרת { $name }.
mistake-setting-twice = שורה { $line }: { $name } מופיע פעמיים.
mistake-setting-value = שורה { $line }: ערך לא תקין { $value } עבור { $name }. תקינים: { $expected }.
mistake-command = שורה { $line }: אין כאן פקודה { $name }.
mistake-key = שורה { $line }: { $name }: { $keys } אינו שם של מקש.
mistake-key-twice = שורה { $line }: { $name }: { $keys } כבר שייך לפקודה אחרת.
mistake-key-typed = שורה { $line }: { $name }: { $keys } מוקלד שם כטקסט.
mistake-yaml = שורה { $line }: { $reason }.
did-you-mean = האם הכוונה ל־{ $near }?
setting-names = הגדרות: { $names }.
error-config-unreadable = לא ניתן לקרוא את ההגדרות ב־{ $file }: { $reason }.
error-config-unwritable = לא ניתן לכתוב את ההגדרות ב־{ $file }: { $reason }.
error-config-no-home = לא ניתן לכתוב את ההגדרות: XDG_CONFIG_HOME ו־HOME אינם מוגדרים.
error-theme-unknown = אין ערכת נושא { $name }. ערכות הנושא: { $names }.
error-theme-unreadable = לא ניתן לקרוא את ערכת הנושא ב־{ $file }: { $reason }.
error-theme = לא ניתן לקרוא את ערכת הנושא ב־{ $file }:
mistake-line = שורה { $line }: „{ $text }” אינו בצורה „תפקיד: סגנון”.
mistake-role = שורה { $line }: תפקיד לא מוכר { $role }.
mistake-twice = שורה { $line }: ל־{ $role } כבר יש סגנון.
mistake-word = שורה { $line }: { $role }: { $word } אינו צבע ואינו מאפיין.
mistake-missing = שורה { $line }: { $role }: חסר צבע. צבע שמתחיל ב־# נכתב במירכאות.
theme-roles = תפקידים: { $names }.
theme-words = סגנונות: שש ספרות הקסדצימליות כגון 8a2f1d, { $names }.
error = qari: { $what }
error-no-name = לא ניתן לפתוח קובץ ללא שם: השם ריק. יש לציין שם קובץ, או להשמיט אותו כדי לקרוא את המאמר שמצורף לתוכנית.
error-not-found = לא ניתן לפתוח את { $file }: הקובץ לא נמצא. כדאי לבדוק את השם ואת התיקייה.
error-address = לא ניתן לפתוח את { $file }: זו כתובת אינטרנט, ו־qari קורא קבצים. אפשר להוריד אותה: { "\u2066" }curl -s ADDRESS | qari{ "\u2069" }
error-no-documents = לא ניתן לפתוח את { $file }: בתיקייה אין מסמכים בתבנית מוכרת.
error-too-many-documents = נפתחו רק { $count } המסמכים הראשונים של { $file }. יש לציין את תת־התיקיות אחת אחת.
error-no-file = לא ניתן לפתוח את { $file }: זה אינו קובץ רגיל.
error-directory = לא ניתן לפתוח את { $file }: זו תיקייה. יש לציין קובץ שבה.
error-permission = לא ניתן לפתוח את { $file }: אין הרשאה. כדאי לבדוק את הרשאות הגישה.
error-unreadable = לא ניתן לפתוח את { $file }: { $reason }.
error-no-memory = אין די זיכרון לקריאת כל { $file }
error-too-large = לא ניתן לפתוח את { $file }: הוא גדול מ־{ $most } MiB. יש לפצל אותו ולפתוח את החלקים.
error-not-text = לא ניתן לפתוח את { $file }: זה אינו קובץ טקסט; אולי תמונה, PDF או ארכיון. יש להמיר אותו לטקסט תחילה.
error-empty = לא ניתן לפתוח את { $file }: הקובץ ריק.
error-unknown-key = לא ניתן לפתוח את { $file }: שורה { $line }: מפתח לא מוכר { $key }. תקינים כאן: { $expected }.
error-too-deep = לא ניתן לפתוח את { $file }: שורה { $line }, עמודה { $column }: הסוגריים מקוננים עמוק מדי. טקסט שמתחיל בסוגר נכתב במירכאות.
error-too-heavy = לא ניתן לפתוח את { $file }: שורה { $line }, עמודה { $column }: הפניות (*) הופכות אותו לגדול מכל מסמך. יש לכתוב את הטקסט שלהן במקומן.
error-duplicate-key = לא ניתן לפתוח את { $file }: שורה { $line }, עמודה { $column }: המפתח { $key } מופיע פעמיים.
error-wrong-kind = לא ניתן לפתוח את { $file }: שורה { $line }, עמודה { $column }: הערך של { $path } אינו מהסוג הנכון. התבנית מתוארת ב־docs/yaml.md.
error-malformed = לא ניתן לפתוח את { $file }: שורה { $line }, עמודה { $column }: { $reason }.
# The address comes first: a line that is too long is cut at its end.
error-no-browser = { $address }: לא נמצא דפדפן. יש להגדיר דפדפן ב־BROWSER.
error-browser = { $address }: { $program } נכשל. יש להגדיר דפדפן אחר ב־BROWSER.
error-browser-of-terminal = { $address }: { $program } פועל במסוף, ו־qari משתמש בו. יש לפתוח במסוף אחר.
error-terminal = לא ניתן להשתמש במסוף: { $reason }. { $command } מדפיס את הטקסט.
error-output = לא ניתן לכתוב את הפלט: { $reason }.
error-unknown-option = אפשרות לא מוכרת { $option }.
error-needs-option = { $option } פועל רק עם { $others }.
error-needless-file = { $option } אינו מקבל קבצים, אך צוין { $file }.
error-bad-value = ערך לא תקין { $value } עבור { $option }.
error-unknown-name = ערך לא תקין { $value } עבור { $option }. תקינים: { $names }.
error-bad-number = ערך לא תקין { $value } עבור { $option }: יש להשתמש במספר מ־{ $least } עד { $most }.
error-missing-value = { $option } דורש ערך.
error-missing-name = { $option } דורש ערך: { $names }.
error-missing-number = { $option } דורש ערך: מספר מ־{ $least } עד { $most }.
error-needless-value = { $option } אינו מקבל ערך.
error-argument-not-utf-8 = אחת האפשרויות אינה UTF-8 תקין.
error-conflict = לא ניתן להשתמש ב־{ $option } יחד עם { $other }.
error-missing-option = חסר { $option }.
error-section-printed = { $option } פועל על המסך בלבד, וכאן מודפס טקסט. אפשר להשמיט אותו, או לקרוא במסוף.
error-no-query = { $option } קובע איך חיפוש מתאים, אך דבר אינו מחופש. אפשר להוסיף { "\u2066" }--find QUERY{ "\u2069" } להדפסת תוצאות, או { $search } להתחלה בראשונה.
error-several-to-write = { "\u2066" }--to{ "\u2069" } ממיר מסמך אחד בכל פעם. יש להמיר כל מסמך לקובץ משלו: { $command }
error-find-nothing = אין מה לחפש: הערך של { "\u2066" }--find{ "\u2069" } ריק.
error-find-too-long = אי אפשר לחפש טקסט ארוך כל כך: לכל היותר { $most } KiB.
error-find-expression = לא ניתן לחפש { $query }: ביטוי רגולרי לא תקין: { $reason }. אפשר לתקן אותו, או להשמיט { "\u2066" }--regex{ "\u2069" } כדי לחפש אותו כפי שהוא.
error-no-section = אין פרק { $number }: במסמך { $total } פרקים. { "\u2066" }qari --list{ "\u2069" } מציג אותם.
# Common reasons of the system, inside the messages above.
reason-not-found = אין קובץ או תיקייה כאלה
reason-permission = אין הרשאה
reason-directory = זו תיקייה
reason-no-directory = חלק מהנתיב אינו תיקייה
reason-name-too-long = השם ארוך מדי
reason-no-space = לא נותר מקום בכונן
reason-quota = מכסת הכונן נוצלה
reason-read-only = מערכת הקבצים לקריאה בלבד
reason-file-too-large = הקובץ גדול מדי
reason-exists = הקובץ כבר קיים
reason-busy = נמצא בשימוש
reason-timed-out = הזמן הקצוב תם
reason-no-memory = אין די זיכרון
reason-closed = הצד השני נסגר
reason-ended-early = הסתיים מוקדם מדי
document-notice = { $file }: { $notice }

# Books.
error-book-no-archive = לא ניתן לפתוח את { $file }: זה אינו ספר EPUB. אם הוא בתבנית אחרת, יש לציין אותה ב־{ "\u2066" }--format{ "\u2069" }.
error-book-damaged = לא ניתן לפתוח את { $file }: הספר פגום, ואף אחד מקבציו לא נמצא. כדאי להוריד אותו שוב.
error-book-too-many-files = לא ניתן לפתוח את { $file }: יש בו יותר קבצים מבכל ספר. ייתכן שהוא זדוני.
error-book-too-large = לא ניתן לפתוח את { $file }: לאחר חילוץ הוא גדול מ־{ $most } MiB. ייתכן שהוא זדוני.
error-book-encrypted = לא ניתן לפתוח את { $file }: הספר מוצפן, ורק התוכנית של המוכר קוראת אותו. יש להשיג עותק ללא הגנה.
error-book-packed = לא ניתן לפתוח את { $file }: הספר דחוס בשיטת { $method }, ש־EPUB אינו מתיר. יש לחלץ אותו ולארוז אותו מחדש ב־zip.
error-book-no-chapters = לא ניתן לפתוח את { $file }: אף אחד מפרקי הספר אינו קריא. כדאי להוריד אותו שוב.
warning-flattened = המסמך מקונן עמוק יותר או מפוצל יותר ממה שאפשר להציג: חלק מהרשימות והטבלאות מוצגות כטקסט פשוט. שום טקסט לא הושמט.
warning-overrides = תווי כפיית כיוון (U+202D, U+202E) משנים את סדר חלק מהטקסט. הקשה על { $key } מציגה אותם.
warning-book-damaged = הספר פגום: מוצג מה ששוחזר.
warning-book-unlisted = הספר אינו מפרט את פרקיו: הם מוצגים לפי שמות הקבצים.
warning-chapter-missing = הפרק { $chapter } חסר בספר.
warning-chapter-damaged = הפרק { $chapter } פגום: מוצג מה שנקרא.
warning-chapter-too-large = הפרק { $chapter } הושמט: לאחר חילוץ הוא גדול מ־{ $most } MiB, או יותר מפי { $ratio } מגודלו הדחוס.
warning-chapter-packed = הפרק { $chapter } הושמט: הוא דחוס בשיטת { $method }, ש־EPUB אינו מתיר.
warning-chapter-encrypted = הפרק { $chapter } הושמט: הוא מוצפן.
