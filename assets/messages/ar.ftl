# كلمات الواجهة بالعربية.

contents = المحتويات
introduction = مقدمة
disclaimer = إخلاء المسؤولية
help = المساعدة: اختصارات لوحة المفاتيح
search-label = بحث:
search-back-label = بحث إلى الخلف:
search-lines-label = الأسطر التي فيها:
search-exact = [حرفيًا]
search-marks = [دون التشكيل]
search-loose = [بتساهل]
search-whole = [كلمات]
search-strict = [كلمات مجردة]
search-regex = [تعبير نمطي]
results = النتائج
headings = العناوين
palette = الأوامر
palette-label = :
line-of-number = السطر { $number }
no-such-command = { $name }: لا يوجد أمر كهذا
no-such-value = { $value } ليس قيمة لـ{ $name }
is-set = { $name }: { $value }
nothing-is-written = قارئ للقراءة وحدها: لا شيء يُكتب
# كلمات الأوامر التي يُكتب بعدها شيء، وما يفعله كل منها.
verb-open = فتح
verb-open-does = فتح ملف: يُكتب اسمه بعدها
verb-theme = سمة
verb-theme-does = تغيير السمة: يُكتب اسمها بعدها
verb-set = ضبط
verb-set-does = تغيير عرض النص: يُكتب بعدها الاسم=القيمة
verb-tour = دقيقتان للتعرف على قارئ
filter-label = تصفية:
numbered-section = { $number }. { $name }
marks-ignored-short = دون تشكيل
marks-ignored = لا مطابقة بالتشكيل؛ عُرضت النتائج دونه
fault = ليس تعبيرًا نمطيًا: { $reason }
fault-short = ؟
fault-group-unclosed = قوس ( بلا إغلاق
fault-group-unopened = قوس ) بلا فتح
fault-class-unclosed = قوس [ بلا إغلاق
fault-class-range = مدى معكوس
fault-escape-unfinished = لا شيء بعد \
fault-escape-unknown = \ قبل ما لا يحتاج إليها
fault-repetition-missing = لا شيء يتكرر
fault-repetition-count = عدد غير صالح
fault-too-large = أكبر مما يُحتمل
fault-too-long = أطول من أن يُبحث عنه
# الصفحة كما يُستشهد بها: رقمها، أو المجلد والرقم.
printed-page = ص { "\u2066" }{ $page }{ "\u2069" }
printed-page-text = ص { "\u2066" }{ $page }{ "\u2069" }: { $text }
# ما تستغرقه القراءة حتى النهاية.
minutes-left = { PLURAL($count) ->
    [one] بقيت دقيقة
    [two] بقيت دقيقتان
    [few] بقيت { $count } دقائق
   *[other] بقيت { $count } دقيقة
}
hours-left = { PLURAL($count) ->
    [one] بقيت ساعة
    [two] بقيت ساعتان
    [few] بقيت { $count } ساعات
   *[other] بقيت { $count } ساعة
}
match-of = النتيجة { $number } من { $total }
match-count-running = { $total } حتى الآن…
# مختصرًا حيث يضيق المكان، بالترتيب نفسه في كل لغة كما يُكتب الكسر.
match-of-short = { "\u2066" }{ $number }/{ $total }{ "\u2069" }
match-count-running-short = { $total }…
matches = { PLURAL($count) ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
   *[other] { $count } نتيجة
}
no-matches = لا نتائج عن «{ $query }»
wrapped-to-top = استُؤنف البحث من البداية
wrapped-to-end = استُؤنف البحث من النهاية
no-search = لم يُبحث عن شيء بعد: اضغط { $key }
no-section = لا يوجد قسم { $number }
number-first = اكتب رقمًا أولًا: { "\u2066" }50{ $key }{ "\u2069" } للانتقال إلى المنتصف
section-of = القسم { $number } من { $total }
word-count = { PLURAL($count) ->
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
no-line = لا يوجد سطر { $number }؛ هذا آخر سطر
marks-shown = التشكيل كامل
marks-reduced = الشدة والتنوين فقط؛ وفي العبرية النقط دون علامات الترتيل
marks-hidden = بلا تشكيل
chop-on = الأسطر الطويلة في الشفرة والسجلات مقطوعة؛ السهمان يحرّكانها
chop-off = الأسطر الطويلة ملفوفة
controls-shown = المحارف غير المرئية ظاهرة
controls-hidden = المحارف غير المرئية مخفية
align-ragged = أسطر حرة
align-even = أسطر متقاربة الطول
align-justified = أسطر مضبوطة الطرفين
# كيف يُرسل النص إلى الطرفية؛ والاسم هو ما يُكتب لاختيار الطريقة.
encoding = الإرسال: { $what } ({ $name })
encoding-explicit = ترتيب مرئي، وأُمرت الطرفية بتركه
encoding-visual = ترتيب مرئي
encoding-marks = ترتيب مرئي مع علامات اتجاه
encoding-words = كلمات بترتيب مرئي وحروفها بترتيب منطقي
encoding-blanks = كلمات بترتيب مرئي بين فراغات هي حروف
encoding-runs = ترتيب منطقي بين المسافات
encoding-fonts = ترتيب منطقي بين المسافات وتغيّر الخط
encoding-mlterm = ترتيب مرئي، وأُمر mlterm بتركه
encoding-tint = ترتيب مرئي بألوان متفاوتة لكل خانة
standard-input = الدخل القياسي
untitled = بلا عنوان
too-small = النافذة صغيرة جدًا
hint = { $key } { $what }
hint-help = مساعدة
hint-search = بحث
hint-headings = العناوين
hint-contents = المحتويات
hint-quit = خروج
hint-close = إغلاق
hint-open = فتح
hint-copy = نسخ
hint-copy-cited = نسخ مع المصدر
hint-begin = بدء التحديد هنا
documents = الوثائق
document-of = الوثيقة { $number } من { $total }
opening = جارٍ فتح { $file }…
rest-is-read = جارية قراءة البقية…
rest-is-read-to = جارية قراءة البقية: { $number }٪
input-arrives = جارية قراءة الدخل…
following = متابعة
reading-stopped = أُوقفت القراءة؛ يظهر ما وصل قبل ذلك
read-anew = تغيّر الملف وأُعيدت قراءته
file-has-grown = أُضيف إلى آخر الملف
file-unchanged = لم يتغيّر الملف
file-is-gone = يبقى النص كما كان. { $reason }
no-file-to-look-at = ليس هذا المستند ملفًّا تمكن إعادة قراءته
only-beginning = لا تظهر إلا البداية. { $reason }
link-to = { $address }
link-to-note = إلى الحاشية { $label }
link-to-reference = العودة إلى موضع الإحالة { $label }
no-links = لا روابط في النص
# حروف الروابط، لكل منها مفتاح واحد في كل لوحات المفاتيح.
hint-letters = س ي ب ش ث ق ع ف ح ا م ر
no-such-hint = لا رابط بهذه الحروف
no-more-links = لا مزيد من الروابط
no-more-documents = لا مزيد من الوثائق
nothing-left-out = لم يُحذف شيء من هذا المستند
input-is-gone = لا تمكن إعادة قراءة الدخل القياسي؛ ابدأ بالخيار { "\u2066" }--whole-page{ "\u2069" }
secure = لا يُنفَّذ هذا في الوضع الآمن
no-place = لا موضع باسم { $name } في هذه الوثيقة
leads-nowhere = لا يؤدي هذا الرابط إلى شيء يُفتح هنا
browsing = سُلّم العنوان إلى المتصفح
characters = { PLURAL($count) ->
    [one] محرف واحد
    [two] محرفان
    [few] { $count } محارف
    [many] { $count } محرفًا
   *[other] { $count } محرف
}
selected = المحدد: { $what }
copied-by = نُسخ بواسطة { "\u2066" }{ $program }{ "\u2069" }: { $what }
copied-not = تعذّر النسخ بواسطة { "\u2066" }{ $program }{ "\u2069" }: تحقق من { "\u2066" }copy-command{ "\u2069" } في الإعدادات
copied-to-terminal = أُرسل إلى الطرفية: { $what }
copied-in-doubt = أُرسل إلى الطرفية: { $what }؛ يجب ضبط { $terminal } للسماح بذلك، أو ثبّت wl-clipboard أو xclip
copied-in-vain = لا يمكن النسخ في { $terminal }: ثبّت wl-clipboard أو xclip، أو اضبط { "\u2066" }copy-command{ "\u2069" }
copied-too-long = أطول من أن يُرسل إلى الطرفية: { $what }. ثبّت wl-clipboard أو xclip، أو اضبط { "\u2066" }copy-command{ "\u2069" }
no-source = ليس لهذا المستند ملف مصدر يفتحه محرر
looking-up = جارٍ البحث…
nothing-found = لم يُعثر على شيء
no-lookup = عيّن قاموسًا في الإعدادات: { "\u2066" }lookup-command: dict{ "\u2069" }
no-editor = عيّن محررًا في { "\u2066" }VISUAL{ "\u2069" } أو { "\u2066" }EDITOR{ "\u2069" }
error-editor = تعذّر تشغيل { "\u2066" }{ $program }{ "\u2069" }: { $reason }
nothing-to-copy = لا يوجد ما يُنسخ
pending-count = { $number }…
way-back = { $key }: العودة إلى حيث كنت
bookmarks = الإشارات المرجعية
all-bookmarks = الإشارات المرجعية في كل المستندات
remark-label = ملاحظة:
bookmark-set-as = وُضعت الإشارة المرجعية { $letter }
bookmark-set = وُضعت الإشارة المرجعية
no-bookmark = لا توجد إشارة مرجعية { $letter }
bookmark-is-gone = لم يعد نص هذه الإشارة المرجعية في المستند
too-many-bookmarks = في هذا المستند { $most } إشارة مرجعية: أزل واحدة أولًا
continued = متابعة القراءة عند { $place } · { $key }: إلى البداية
pending-keys = { "\u2066" }{ $keys }{ "\u2069" }…
no-such-keys = { "\u2066" }{ $keys }{ "\u2069" }: لا مفتاح كهذا · { $known }
known-keys = { "\u2066" }{ $keys }{ "\u2069" } { $what }

# ما يفعله كل أمر، لنافذة المساعدة.
command-line-down = التمرير للأسفل
command-line-up = التمرير للأعلى
command-page-down = الصفحة التالية
command-page-up = الصفحة السابقة
command-half-page-down = نصف صفحة للأسفل
command-half-page-up = نصف صفحة للأعلى
command-start = البداية؛ وبعد رقم: السطر أو القسم بهذا الرقم
command-end = النهاية؛ وبعد رقم: السطر أو القسم بهذا الرقم
command-percent = بعد رقم: الانتقال إلى هذه النسبة المئوية
command-row-to-top = وضع النتيجة أو موضع النقر أو المؤشر في أعلى الشاشة
command-row-to-middle = وضع النتيجة أو موضع النقر أو المؤشر في وسط الشاشة
command-row-to-bottom = وضع النتيجة أو موضع النقر أو المؤشر في أسفل الشاشة
command-next-section = القسم التالي
command-previous-section = القسم السابق
command-forward = إلى الأمام: الصفحة التالية؛ وفي المحتويات بسط القسم أو فتحه
command-back = إلى الخلف: الصفحة السابقة؛ وفي المحتويات طيّ القسم أو مغادرتها
command-switch-pane = التبديل بين اللوحتين
command-open = في الفهرس: فتح القسم؛ وفي النص: التمرير إلى أسفل
command-search = البحث في النص
command-search-back = البحث إلى الخلف
command-search-lines = بحث وسرد الأسطر
command-next-match = النتيجة التالية
command-previous-match = النتيجة السابقة
command-palette = الأوامر بأسمائها، وأرقام الصفحات والأقسام
command-open-file = فتح ملف
command-links = اختيار رابط
command-set-bookmark = وضع إشارة مرجعية بحرف
command-set-bookmark-with-remark = وضع إشارة مرجعية بملاحظة
command-go-to-bookmark = الانتقال إلى إشارة مرجعية
command-bookmarks = قائمة الإشارات المرجعية
command-all-bookmarks = إشارات كل المستندات، أو إشارات هذا المستند
command-remove-bookmark = إزالة الإشارة المختارة
command-documents = قائمة الوثائق
command-next-document = الوثيقة التالية
command-previous-document = الوثيقة السابقة
command-back-in-history = العودة إلى الموضع السابق
command-forward-in-history = التقدم إلى ما عدت منه
command-cancel = إلغاء البحث وإغلاق المفتوح
command-toggle-contents = إظهار المحتويات أو إخفاؤها
command-widen-contents = توسيع المحتويات
command-narrow-contents = تضييق المحتويات
command-quiet-page = صفحة هادئة: النص وحده
command-widen-text = توسيع عمود النص
command-narrow-text = تضييق عمود النص
command-cycle-marks = التشكيل: كامل، الشدة والتنوين، بلا تشكيل
command-cycle-align = الأسطر: حرة، متقاربة، مضبوطة
command-toggle-chop = السطور الطويلة: قطعها، لفّها
command-toggle-controls = المحارف غير المرئية: إظهار، إخفاء
command-toggle-numbers = ترقيم الأسطر أو إلغاؤه
command-where-am-i = موضعك: الملف والتنسيق والترميز والقسم والنسبة والكلمات
command-disclaimer = إخلاء المسؤولية كاملًا
command-help = المساعدة
command-quit = خروج
command-follow = متابعة آخر النص أثناء ازدياده، أو إيقافها
command-read-anew = إعادة قراءة الملف إن تغيّر
command-interrupt = إيقاف القراءة الجارية، ثم خروج فوري
command-whole-page = عرض صفحة الويب كلها أو مقالها وحده
command-next-encoding = طريقة أخرى لإرسال النص إن ظهر معكوسًا
command-next-theme = السمة التالية
command-suspend = تعليق البرنامج
command-redraw = إعادة رسم الشاشة
command-next = التالي
command-previous = السابق
command-first = الأول
command-last = الأخير
command-choose = الذهاب إليه أو فتحه
command-copy-address = نسخ عنوان الرابط
command-select = تحديد نص بمؤشر؛ وأثناء التحديد بدؤه من جديد هنا
command-copy-paragraph = نسخ الفقرة
command-copy-section = نسخ القسم
command-copy-match = نسخ النتيجة
command-look-up = البحث عن المحدد أو عن كلمة في القاموس
command-edit = فتح المصدر في المحرر
command-copy-cited = نسخ مع المؤلف والعنوان والصفحة
command-copy = نسخ المحدد
command-next-word = الكلمة التالية
command-previous-word = الكلمة السابقة
command-word-end = نهاية الكلمة
command-next-paragraph = الفقرة التالية
command-previous-paragraph = الفقرة السابقة
command-other-end = الطرف الآخر من المحدد
command-take-paragraph = تحديد الفقرة ثم التي تليها
command-leave = ترك الاختيار
command-accept = البقاء عند النتيجة
command-give-up = العودة إلى موضع بدء البحث
command-cursor-left = المؤشر إلى اليسار
command-cursor-right = المؤشر إلى اليمين
command-cursor-home = المؤشر إلى البداية
command-cursor-end = المؤشر إلى النهاية
command-erase = حذف الحرف السابق
command-erase-after = حذف الحرف التالي
command-erase-word = حذف الكلمة السابقة
command-erase-all-before = حذف كل ما سبق
command-erase-all-after = حذف كل ما يلي
command-older = بحث أقدم
command-newer = بحث أحدث
command-search-word = بحث عن الكلمة التي نُقرت، وإلا عن أول كلمة في الشاشة
command-show-results = قائمة النتائج
command-find-heading = البحث عن عنوان، أو عن صفحة مطبوعة برقمها
command-cycle-level = ما يُعدّ واحدًا: الحروف، بتساهل، لا شيء، التشكيل
command-cycle-words = أجزاء الكلمات، كلمات كاملة، كلمات مجردة
command-toggle-regex = تعبير نمطي (وكذلك بـ / في سطر فارغ)
help-sections = الانتقال إلى قسم
help-count = تكرار الحركة
help-none = لا مفتاح ولا أمر يطابق
group-moving = التنقل
group-searching = البحث
group-contents = المحتويات
group-documents = الروابط والمستندات
group-copying = التحديد والنسخ
group-display = العرض
group-program = البرنامج
group-typing = أثناء البحث، وفي القوائم
group-choosing = أثناء اختيار رابط
group-selecting = أثناء التحديد
group-answer = أثناء عرض جواب
key-letter = حرف
key-space = المسافة
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-backspace = Backspace
key-delete = Del
key-home = Home
key-end = End
key-page-up = PgUp
key-page-down = PgDn

# سطر الأوامر.
cli-about = قارئ للنصوص المكتوبة من اليمين إلى اليسار في الطرفية
cli-examples-heading = أمثلة:
cli-example-embedded = قراءة المقال المرفق بالبرنامج
cli-example-file = قراءة مقال
cli-example-pipe = طباعته نصًا عاديًا
cli-example-visual = طباعته صفحةً مرتبة، لأدوات لا تعرف الكتابة من اليمين
cli-example-list = طباعة أقسامه
cli-example-folder = قراءة وثائق مجلد
cli-example-search = قراءته من أول موضع للكلمة
cli-example-find = طباعة مواضع الكلمة في وثائق مجلد
cli-usage = الاستعمال:
cli-usage-form = qari [OPTIONS] [+/QUERY | +N | +G | +F] [FILE]...
cli-arguments = المعاملات:
cli-options = الخيارات:
cli-file = الوثائق المراد قراءتها أو مجلدات فيها وثائق؛ والعلامة - هي الدخل القياسي؛ و { "\u2066" }+/QUERY{ "\u2069" } لبدء القراءة عند أول نتيجة
cli-format = صيغة الملف: { $names } [المبدئي: تُعرف من محتواه]
cli-encoding = ترميز نصه وما تؤدي إليه روابطه: { $names }، أو اسم آخر من أسماء WHATWG [المبدئي: يُعرف من محتواه]
cli-baked = النص المحفوظ بأشكال العرض أو بالترتيب المرئي: { $choices } [المبدئي: { $default }]
cli-whole-page = عرض صفحة الويب كلها لا مقالها وحده
cli-plain = طباعة نص عادي بالترتيب المنطقي، كما لو لم يكن الخرج طرفية
cli-visual = طباعة النص مرتبًا للعين: موصول الحروف ومحاذى
cli-list = طباعة العناوين مرقّمة
cli-to = طباعة وثيقة واحدة في صيغة أخرى: { $choices }
cli-json = الطباعة بصيغة JSON للبرامج
cli-find = طباعة مواضع QUERY في النص: رقم القسم ورقم السطر فيه ثم السطر. ولا يُبحث في المجلدات إلا في المستندات، دون السجلات ونصوص البرامج
cli-level = ما يُعدّ سواءً في { "\u2066" }--find{ "\u2069" } و{ "\u2066" }+/QUERY{ "\u2069" }: { "\u2066" }0{ "\u2069" } لا شيء، { "\u2066" }1{ "\u2069" } دون التشكيل، { "\u2066" }2{ "\u2069" } الحروف المتقاربة [المبدئي]، { "\u2066" }3{ "\u2069" } بتساهل
cli-word = مطابقة كلمات كاملة: { $choices } [المبدئي: { $default }]، أي وما يتصل بها، أو هي مجردة
cli-regex = عدّ QUERY تعبيرًا نمطيًا
cli-null = مع --find و--recent: كتابة NUL بعد أسماء الملفات، فقد يكون فيها أي حرف سواه
cli-count = طباعة عدد النتائج في كل ملف
cli-section = بدء القراءة عند القسم N
cli-quit-if-one-screen = طباعة ما تسعه النافذة والخروج
cli-line-numbers = ترقيم الأسطر
cli-chop = قطع الأسطر الطويلة بدل لفّها، في السجلات والشيفرات وخرج البرامج
cli-needless = تُقبل كما في less ولا أثر لها
cli-fresh = بدء القراءة من البداية أينما تُرك المستند
cli-recent = سرد المستندات المقروءة حديثًا: المسار والعنوان والنسبة المقروءة والتاريخ
cli-bookmarks = طباعة الإشارات المرجعية في FILE، أو في كل المستندات، بصيغة Markdown مع الملاحظات والمصادر
cli-forget = نسيان ما حُفظ عن FILE: الموضع والعرض والإشارات المرجعية
cli-forget-all = نسيان ما حُفظ عن كل المستندات
cli-width = لفّ النص المطبوع عند N خانة
cli-measure = أقصى عرض لسطر النص على الشاشة بالخانات، من { $least } إلى { $most } [المبدئي: { $default }]
cli-marks = التشكيل: { $choices } [المبدئي: { $default }]
cli-align = نهايات الأسطر: { $choices } [المبدئي: { $default }]
cli-kashida = مد الوصلات بين الحروف (الكشيدة) في الشعر والأسطر المضبوطة: { $choices } [المبدئي: { $default }]
cli-ambiguous = عرض المحارف الملتبسة العرض (UAX #11) كما تعرضها هذه الطرفية: { $choices } [المبدئي: { $default }]
cli-controls = المحارف غير المرئية، كمحارف الاتجاه والوصل: { $choices } [المبدئي: { $default }]
cli-disclaimer = إخلاء المسؤولية أسفل الشاشة: { $choices } [المبدئي: { $default }]
cli-ui-lang = لغة الواجهة: { $languages }
cli-bidi = من يرتّب النص على الشاشة: { $choices }
cli-shaping = أي الحروف تُرسل إلى الشاشة: { $choices }
cli-color = عدد الألوان المستعملة: { $choices }
cli-background = الخلفية التي تُقرأ عليها الألوان: { $choices }
cli-follow = البدء من آخر النص ومتابعته أثناء ازدياده
cli-secure = وضع آمن: لا برامج ولا سجل ولا ملفات غير المسماة؛ كما مع { "\u2066" }LESSSECURE=1{ "\u2069" }
cli-theme = سمة الشاشة: auto أو إحدى ما يطبعه --list-themes
cli-list-themes = طباعة السمات، كل منها مع عيّنة
cli-tour = دقيقتان للتعرف على قارئ مفتاحًا مفتاحًا
cli-print-config = طباعة كل الإعدادات بقيمها الحالية ووظائفها في صورة ملف إعدادات
cli-doctor = عرض المعروف عن هذه الطرفية، والبحث عمّا يُقرأ فيها صحيحًا
cli-help = طباعة هذه المساعدة
cli-version = طباعة رقم الإصدار
cli-see-help = جرّب { $command }

# What each setting is for, as --print-config prints it.
settings-about = إعدادات قارئ. الأسطر التي تبدأ بعلامة # يليها الاسم تُظهر المبدئي: أزل العلامة وغيّر القيمة.
setting-values = القيم: { $values }
setting-bidi = من يرتّب النص على الشاشة
setting-shaping = الحروف التي تُرسل إلى الشاشة
setting-color = عدد الألوان المستخدمة
setting-background = الخلفية التي تُقرأ عليها الألوان
setting-theme = سمة الشاشة
setting-history = حفظ عمليات البحث والمواضع والإشارات المرجعية للتشغيل التالي
setting-resume = فتح المستندات حيث تُركت
setting-watch = إعادة قراءة الملف إذا تغيّر
setting-marks = علامات التشكيل
setting-measure = أقصى عرض لسطر النص بالخلايا
setting-align = نهايات الأسطر
setting-kashida = مد الوصلات بين الحروف (الكشيدة) في الشعر والأسطر المضبوطة
setting-controls = المحارف غير المرئية مثل محارف الاتجاه
setting-ambiguous = المحارف ملتبسة العرض (UAX #11) كما هي في هذه الطرفية
setting-disclaimer = إخلاء المسؤولية في أسفل الشاشة
setting-baked = النص المخزّن بأشكال العرض أو بالترتيب المرئي
setting-ui-lang = لغة الواجهة
setting-lookup-command = برنامج البحث عن معاني الكلمات
setting-copy-command = البرنامج الذي يتلقى ما يُنسخ
setting-keymap = خريطة المفاتيح التي تُبنى عليها مفاتيحك
setting-chop = قطع الأسطر الطويلة في الشفرة والسجلات
setting-contents = الفهرس بجانب النص
setting-quiet = النص وحده وسطر من إخلاء المسؤولية
setting-contents-width = زيادة عرض الفهرس بالخلايا
setting-keys = مفاتيحك الخاصة بأسماء الأوامر

# ما يقوله الفحص.
doctor-heading = المعروف عن هذه الطرفية
doctor-version = البرنامج: { "\u2066" }qari { $version }{ "\u2069" }
doctor-size = المقاس: { $columns }×{ $rows }
doctor-no-screen = الخرج ليس طرفية: لم تُسأل عن شيء
doctor-variable = متغيّر: { $text }
doctor-column = جواب: علامة الاتجاه تشغل { $count } خانة
doctor-mode = جواب: الوضع { $number }: { $state }
mode-set = مفعّل
mode-reset = معطّل
mode-always-set = مفعّل دائمًا
mode-always-reset = معطّل دائمًا
mode-unknown = غير معروف
doctor-answer-version = جواب: الإصدار { $text }
doctor-secondary = جواب: النوع { $text }
doctor-answer-background = جواب: لون الخلفية { $text }
doctor-answer-depth = جواب: اللون المباشر يُعرض بواحد من { $what }
doctor-primary = جواب: القدرات { $text }
doctor-complete = جواب: وكان الأخير
doctor-silent = لم يصل الجواب الأخير
doctor-terminal = الطرفية: { $name }
doctor-terminal-unknown = الطرفية: غير معروفة
doctor-multiplexer = داخل: { $name }
doctor-by-version = عُرفت من: إصدارها
doctor-by-mode = عُرفت من: أنها تعرف وضع الاتجاه
doctor-by-kind = عُرفت من: نوعها
doctor-by-setting = عُرفت من: ما تصنعه بلون
doctor-by-background = عُرفت من: جوابها
doctor-by-table = عُرفت من: جدول الطرفيات
doctor-by-variable = عُرفت من: المتغيّر { $name }
doctor-by-nothing = عُرفت من: لا شيء
doctor-profile = أفضل إرسال للنص: { $what } ({ $name })
doctor-set = يُرسل النص: { $what } ({ $name })، كما طُلب
doctor-depth = الألوان: { $what }
doctor-depth-set = الألوان المرسلة: { $what }، كما طُلب
depth-truecolor = 16 مليون لون (truecolor)
depth-256 = 256
depth-16 = 16
depth-none = بلا ألوان
doctor-background = الخلفية: { $what }
doctor-background-set = الخلفية التي تُقصد: { $what }، كما طُلب
background-light = فاتحة
background-dark = داكنة
background-unknown = بين بين أو غير معروفة: تُستعمل ألوان الطرفية الستة عشر
doctor-images = الصور: { $what }
doctor-images-none = الصور: لا
images-kitty = بروتوكول kitty
images-sixel = Sixel
images-iterm = بروتوكول iTerm2
doctor-cell = الخانة: { $width }×{ $height } بكسل
theme = السمة: { $name }
theme-alike = السمة: { $name }، لكن السمات كلها تظهر مثل «terminal» بأقل من 256 لونًا
sample-title = العنوان
sample-heading = عنوان قسم
sample-inner-heading = عنوان فرعي
sample-link = رابط
sample-strong = نص بارز
sample-code = برمجة
sample-quiet = رقم
sample-match = نتيجة
sample-current-match = النتيجة الحالية
sample-bar = سطر الحالة
sample-emphasis = تأكيد
doctor-settings = الإعدادات: { $file }
doctor-settings-none = الإعدادات: لا مجلد لحفظها
doctor-written = كُتب في { $file }: { "\u2066" }bidi: { $name }{ "\u2069" }
doctor-unchanged = بقيت الإعدادات كما هي
doctor-way = { $number } من { $total }: { $what } ({ $name })
doctor-question = هل تُقرأ الأسطر كلها صحيحة؟ الحروف موصولة، والكلمات من اليمين، والأرقام واللاتينية من اليسار، والأقواس حول ما تضمّه.
doctor-keys = Enter: نعم، احفظها · Space: التالية · Backspace: السابقة · Esc: خروج

# ما يقال عن مستند يُفتح رغم ما فيه.
warning-baked-visual = حُوّل الترتيب المرئي إلى ترتيب القراءة؛ للتراجع { "\u2066" }{ $option }{ "\u2069" }
warning-baked-logical = حُوّلت أشكال العرض إلى حروف؛ للتراجع { "\u2066" }{ $option }{ "\u2069" }
warning-undecodable = { PLURAL($count) ->
    [one] موضع واحد ليس { $encoding } ويظهر �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
    [two] موضعان ليسا { $encoding } ويظهران �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
    [few] { $count } مواضع ليست { $encoding } وتظهر �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
   *[other] { $count } موضعًا ليس { $encoding } ويظهر �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
}
warning-left-out = { PLURAL($letters) ->
    [one] حرف واحد، أي أكثر من نصف الصفحة، ليس من المقال ولم يُعرض؛ لعرض الصفحة كلها { "\u2066" }--whole-page{ "\u2069" }
    [two] حرفان، أي أكثر من نصف الصفحة، ليسا من المقال ولم يُعرضا؛ لعرض الصفحة كلها { "\u2066" }--whole-page{ "\u2069" }
    [few] { $letters } أحرف، أي أكثر من نصف الصفحة، ليست من المقال ولم تُعرض؛ لعرض الصفحة كلها { "\u2066" }--whole-page{ "\u2069" }
    [many] { $letters } حرفًا، أي أكثر من نصف الصفحة، ليست من المقال ولم تُعرض؛ لعرض الصفحة كلها { "\u2066" }--whole-page{ "\u2069" }
   *[other] { $letters } حرف، أي أكثر من نصف الصفحة، ليست من المقال ولم تُعرض؛ لعرض الصفحة كلها { "\u2066" }--whole-page{ "\u2069" }
}

# الأخطاء.
embedded-article = المقال المرفق بالبرنامج
forgotten = نُسي: { $file }
forgotten-all = { PLURAL($count) ->
    [zero] لم يُنسَ أي مستند
    [one] نُسي مستند واحد
    [two] نُسي مستندان
    [few] نُسيت { $count } مستندات
    [many] نُسي { $count } مستندًا
   *[other] نُسي { $count } مستند
}
error-not-kept = تعذّر نسيان { $file }: لا شيء محفوظ عنه. اعرض المحفوظ بالأمر { "\u2066" }qari --recent{ "\u2069" }
error-nothing-is-kept = تعذّر استخدام ما حُفظ عن المستندات: لا يوجد مجلد منزل، أو أن { "\u2066" }--secure{ "\u2069" } مفعّل.
state-unreadable = تعذّرت قراءة ما حُفظ عن هذا المستند في { $file }: { $reason }. بقي الملف كما هو.
state-unwritable = تعذّر حفظ موضع القراءة والإشارات المرجعية لهذا المستند في { $file }: { $reason }.
state-damaged = ما حُفظ عن هذا المستند في { $file } تالف: سيُحفظ جانبًا في المجلد نفسه ويُبدأ من جديد.
state-newer = كُتب { $file } بإصدار أحدث من qari. سيبقى كما هو، ولن يُحفظ شيء عن هذا المستند.
history-unreadable = تعذّرت قراءة عمليات البحث السابقة في { $file }: { $reason }.
history-unwritable = تعذّر حفظ عمليات البحث في { $file }: { $reason }.
error-config = تعذّرت قراءة الإعدادات في { $file }:
mistake-setting = السطر { $line }: إعداد مجهول { $name }.
mistake-setting-twice = السطر { $line }: { $name } مذكور مرة ثانية.
mistake-setting-value = السطر { $line }: { $value } ليس قيمة لـ{ $name }. المعروف: { $expected }.
mistake-command = السطر { $line }: لا يوجد هنا أمر باسم { $name }.
mistake-key = السطر { $line }: { $name }: { $keys } ليس اسم مفتاح.
mistake-key-twice = السطر { $line }: { $name }: { $keys } مرتبط بأمر آخر.
mistake-key-typed = السطر { $line }: { $name }: { $keys } يُكتب هناك كتابةً.
mistake-yaml = السطر { $line }: { $reason }.
did-you-mean = أتقصد { $near }؟
setting-names = الإعدادات: { $names }.
error-config-unreadable = تعذّرت قراءة الإعدادات في { $file }: { $reason }.
error-config-unwritable = تعذّرت كتابة الإعدادات في { $file }: { $reason }.
error-config-no-home = تعذّرت كتابة الإعدادات: لا XDG_CONFIG_HOME ولا HOME معيّن.
error-theme-unknown = لا توجد سمة باسم { $name }. المعروف: { $names }.
error-theme-near = لا توجد سمة باسم { $name }. هل تقصد { $near }؟ المعروف: { $names }.
error-theme-unreadable = تعذّرت قراءة السمة في { $file }: { $reason }.
error-theme = تعذّرت قراءة السمة في { $file }:
mistake-line = السطر { $line }: «{ $text }» ليس دورًا بعده نقطتان ونمط.
mistake-role = السطر { $line }: الدور { $role } غير معروف.
mistake-role-near = السطر { $line }: الدور { $role } غير معروف. هل تقصد { $near }؟
mistake-twice = السطر { $line }: للدور { $role } نمط من قبل.
mistake-word = السطر { $line }: { $role }: الكلمة { $word } ليست لونًا ولا شكلًا.
mistake-word-near = السطر { $line }: { $role }: الكلمة { $word } ليست لونًا ولا شكلًا. هل تقصد { $near }؟
mistake-missing = السطر { $line }: { $role }: ينقص لون. ما يبدأ بعلامة # يوضع بين علامتي اقتباس.
theme-roles = الأدوار: { $names }.
theme-words = الأنماط: ستة أرقام ست عشرية مثل 8a2f1d، أو { $names }.
error = qari: { $what }
error-no-name = تعذّر فتح ملف بلا اسم: الاسم المعطى فارغ. اذكر اسم ملف، أو لا تذكر شيئًا لقراءة المقال المرفق بالبرنامج.
error-not-found = تعذّر فتح الملف { $file }: الملف غير موجود. تحقق من الاسم والمجلد.
error-address = تعذّر فتح { $file }: إنه عنوان، و{ "\u2066" }qari{ "\u2069" } يقرأ الملفات. اجلبه أولًا: { "\u2066" }curl -s ADDRESS | qari{ "\u2069" }
error-no-documents = تعذّر فتح المجلد { $file }: لا وثائق فيه بصيغة معروفة.
error-too-many-documents = فُتحت أول { $count } وثيقة فقط من المجلد { $file }. سمّ المجلدات التي فيه واحدًا واحدًا.
error-no-file = تعذّر فتح { $file }: ليس ملفًا.
error-directory = تعذّر فتح { $file }: إنه مجلد. اختر ملفًا داخله.
error-permission = تعذّر فتح الملف { $file }: لا إذن بقراءته. تحقق من أذونات الملف.
error-unreadable = تعذّر فتح الملف { $file }: { $reason }.
error-no-memory = لا تكفي الذاكرة لقراءة { $file } كاملًا
error-too-large = تعذّر فتح الملف { $file }: حجمه أكبر من { $most } MiB. قسّمه وافتح أجزاءه.
error-not-text = تعذّر فتح الملف { $file }: الملف ليس نصًا، بل لعله صورة أو PDF أو أرشيف. حوّله إلى نص أولًا.
error-empty = تعذّر فتح الملف { $file }: الملف فارغ، لا نص فيه.
error-unknown-key = تعذّر فتح الملف { $file }: السطر { $line }: المفتاح { $key } غير معروف. المعروف هنا: { $expected }.
error-too-deep = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: الأقواس متداخلة أكثر مما يجب. ضع النص الذي يبدأ بقوس بين علامتي تنصيص.
error-too-heavy = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: ما تحيل إليه علامات * يجعله أكبر من أي وثيقة. اكتب النص بدل الإحالة إليه.
error-duplicate-key = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: المفتاح { $key } مكرَّر هنا.
error-wrong-kind = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: قيمة { $path } ليست من النوع المتوقع هنا. صيغة المقال مبيّنة في README.
error-malformed = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: { $reason }.
# العنوان أولًا، لأن السطر الطويل يُقطع من آخره.
error-no-browser = { $address }: لا متصفح يعرضه. سمّ متصفحًا في BROWSER.
error-browser = { $address }: انتهى { $program } بخطأ. سمّ متصفحًا غيره في BROWSER.
error-browser-of-terminal = { $address }: يحتاج { $program } إلى الطرفية، وهي الآن للقارئ. افتحه هناك.
error-terminal = تعذّر استعمال الطرفية: { $reason }. جرّب { $command } لطباعة النص.
error-output = تعذّرت كتابة الخرج: { $reason }.
error-unknown-option = الخيار { $option } غير معروف.
error-bad-value = القيمة { $value } لا تصلح للخيار { $option }.
error-unknown-name = القيمة { $value } لا تصلح للخيار { $option }. المعروف: { $names }.
error-bad-number = القيمة { $value } لا تصلح للخيار { $option }: يلزم عدد من { $least } إلى { $most }.
error-missing-value = الخيار { $option } يحتاج إلى قيمة.
error-missing-name = الخيار { $option } يحتاج إلى قيمة. المعروف: { $names }.
error-missing-number = الخيار { $option } يحتاج إلى قيمة: عدد من { $least } إلى { $most }.
error-needless-value = الخيار { $option } لا يأخذ قيمة.
error-argument-not-utf-8 = في الأمر ما ليس اسم ملف ولا نصًا بترميز UTF-8. اكتبه نصًا.
error-conflict = لا يجتمع { $option } و { $other }.
error-missing-option = ينقص الخيار { $option }.
error-section-printed = الخيار { $option } يقول أين تبدأ القراءة على الشاشة، والنص هنا يُطبع. احذف الخيار، أو اقرأ في طرفية.
error-no-query = الخيار { $option } يقول كيف يُبحث، ولا شيء يُبحث عنه. أضف { "\u2066" }--find QUERY{ "\u2069" } لطباعة مواضعه، أو { $search } لبدء القراءة عنده.
error-several-to-write = الخيار { "\u2066" }--to{ "\u2069" } يكتب وثيقة واحدة، وهنا أكثر من واحدة. اكتب كل وثيقة على حدة في ملفها: { $command }
error-find-nothing = لا شيء يُبحث عنه: القيمة المعطاة لـ { "\u2066" }--find{ "\u2069" } فارغة. اذكر كلمة أو نصًا.
error-find-too-long = تعذّر البحث عن نص بهذا الطول. اذكر جزءًا منه.
error-find-expression = تعذّر البحث عن { $query }: ليس تعبيرًا نمطيًا: { $reason }. صحّحه، أو احذف { "\u2066" }--regex{ "\u2069" } للبحث عنه كما هو.
error-no-section = تعذّر البدء عند القسم { $number }: عدد أقسام الوثيقة { $total }. تعرضها { "\u2066" }qari --list{ "\u2069" }.
document-notice = { $file }: { $notice }

# الكتب.
error-book-no-archive = تعذّر فتح { $file }: ليس كتابًا من صيغة EPUB. إن كان من صيغة أخرى فسمِّها بـ --format.
error-book-damaged = تعذّر فتح { $file }: الكتاب تالف ولم يُعثر على شيء من ملفاته. اجلب نسخة أخرى منه.
error-book-too-many-files = تعذّر فتح { $file }: فيه من الملفات أكثر مما في أي كتاب، وقد يكون مصنوعًا للإضرار.
error-book-too-large = تعذّر فتح { $file }: حجمه بعد فك الضغط أكبر من { $most } MiB، وقد يكون مصنوعًا للإضرار.
error-book-encrypted = تعذّر فتح { $file }: الكتاب مشفّر ولا يُقرأ إلا ببرنامج بائعه. اجلب نسخة بلا قفل.
error-book-packed = تعذر فتح { $file }: الكتاب مضغوط بطريقة { $method }، ولا تجيزها صيغة EPUB. فُكّ ضغطه وأعد ضغطه ببرنامج zip.
error-book-no-chapters = تعذّر فتح { $file }: لا يمكن قراءة أي فصل من فصول الكتاب. اجلب نسخة أخرى منه.
warning-flattened = المستند أكثر تداخلًا أو أجزاءً مما يُعرض، فبعضه نص بلا قوائم ولا جداول، ولم يُحذف منه نص.
warning-overrides = بعض النص مرتب بمحارف فرض الاتجاه (U+202D وU+202E) كما أراد كاتبه. اضغط { $key } لإظهارها.
warning-book-damaged = الكتاب تالف، والمعروض ما عُثر عليه منه.
warning-book-unlisted = الكتاب لا يذكر فصوله، فهي معروضة بترتيب أسمائها.
warning-chapter-missing = الفصل { $chapter } غير موجود في الكتاب.
warning-chapter-damaged = الفصل { $chapter } تالف، والمعروض ما أمكنت قراءته منه.
warning-chapter-too-large = تُرك الفصل { $chapter } لأن حجمه بعد فك الضغط يزيد على { $most } MiB أو على { $ratio } ضعف حجمه المضغوط.
warning-chapter-packed = لا يظهر الفصل { $chapter }: هو مضغوط بطريقة { $method }، ولا تجيزها صيغة EPUB.
warning-chapter-encrypted = تُرك الفصل { $chapter } لأنه مشفّر.
