# كلمات الواجهة بالعربية.
#
# المصطلحات: مستند document · قسم section · إشارة مرجعية bookmark · رابط link · حاشية note · تشكيل vowel signs ·
# محرف character · خانة cell · سمة theme · طرفية terminal · صدفة shell · خيار option · إعدادات settings ·
# شريط الحالة status line · ترميز encoding · صيغة format · نتيجة match · عبارة query · الافتراضي default ·
# غير صالح invalid · تعذّر can't · شيفرة code · ضبط justify. الأفعال مصادر (نسخ، فتح)، والنتائج مبنية للمجهول (نُسخ).

contents = المحتويات
introduction = مقدمة
disclaimer = إخلاء المسؤولية
help = المساعدة: اختصارات لوحة المفاتيح
search-label = بحث:
search-back-label = بحث إلى الخلف:
search-lines-label = الأسطر التي فيها:
search-exact = [حرفيًا]
search-marks = [دون تشكيل]
search-loose = [متساهل]
search-whole = [كلمات]
search-strict = [بلا لواحق]
search-regex = [تعبير نمطي]
level-exact = البحث حرفي
level-marks = البحث يتجاهل التشكيل وحده
level-letters = البحث يقرّب بين الحروف المتشابهة
level-loose = البحث متساهل
results = النتائج
headings = العناوين
palette = الأوامر
palette-label = :
line-of-number = السطر { $number }
no-such-command = لا يوجد أمر باسم { $name }.
no-such-value = القيمة { $value } غير صالحة لـ{ $name }
is-set = { $name }: { $value }
nothing-is-written = البرنامج للقراءة فقط: لا شيء يُكتب
# كلمات الأوامر التي يُكتب بعدها شيء، وما يفعله كل منها.
verb-open = فتح
verb-open-does = فتح ملف: يُكتب اسمه بعدها
verb-theme = سمة
verb-theme-does = تغيير السمة: يُكتب اسمها بعدها
verb-set = ضبط
verb-set-does = تغيير عرض النص: يُكتب بعدها الاسم=القيمة
verb-tour = جولة في دقيقتين للتعرف على البرنامج
filter-label = تصفية:
numbered-section = { $number }. { $name }
marks-ignored-short = دون تشكيل
marks-ignored = لا مطابقة بالتشكيل؛ عُرضت النتائج دونه
fault = تعبير نمطي غير صالح: { $reason }
fault-short = ؟
fault-group-unclosed = قوس ( غير مغلق
fault-group-unopened = قوس ) غير مفتوح
fault-class-unclosed = قوس [ غير مغلق
fault-class-range = مدى معكوس
fault-escape-unfinished = لا شيء بعد \
fault-escape-unknown = تهريب غير معروف
fault-repetition-missing = لا شيء قبل علامة التكرار
fault-repetition-count = عدد غير صالح
fault-too-large = أكبر من الحد المسموح
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
no-matches = لا نتائج للعبارة «{ $query }»
wrapped-to-top = استُؤنف البحث من البداية
wrapped-to-end = استُؤنف البحث من النهاية
no-search = لا عبارة للبحث عنها بعد: اضغط { $key }
no-section = القسم { $number } غير موجود
number-first = اكتب رقمًا أولًا: { "\u2066" }50{ $key }{ "\u2069" } للانتقال إلى المنتصف
section-of = القسم { $number } من { $total }
word-count = { PLURAL($count) ->
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
no-line = السطر { $number } غير موجود؛ هذا آخر سطر
marks-shown = التشكيل كامل
marks-reduced = الشدة والتنوين فقط؛ وفي العبرية بلا علامات الترتيل
marks-hidden = بلا تشكيل
chop-on = الأسطر الطويلة مقطوعة؛ يحرّكها السهمان
chop-off = الأسطر الطويلة ملتفّة
typeset-on = النص منضّد بخط الكتب
typeset-off = النص معروض في الخانات
typeset-size = الحروف: { $pixels } بكسل
typeset-multiplexer = لا يمرّر { $name } الصور؛ التنضيد يحتاج إلى الطرفية نفسها
typeset-outer = لا تعرض { $terminal } الصور داخل { $name }؛ جرّب kitty 0.28 أو أحدث
typeset-passthrough = لا يمرّر tmux الصور؛ جرّب الأمر { "\u2066" }tmux set -g allow-passthrough on{ "\u2069" }
typeset-no-pictures = لا تعرض هذه الطرفية الصور؛ جرّب kitty أو Konsole أو foot أو mlterm
typeset-no-pixels = لا تذكر الطرفية مقاس خاناتها بالبكسل
typeset-no-font = لا خط للتنضيد؛ ثبّت fonts-hosny-amiri أو سمِّ خطًا في الإعدادات (font:)
typeset-no-such-font = لا خط باسم «{ $font }»؛ انظر font: في الإعدادات
controls-shown = المحارف غير المرئية ظاهرة
controls-hidden = المحارف غير المرئية مخفية
align-ragged = الأسطر: غير مضبوطة
align-even = الأسطر: متقاربة الطول
align-justified = الأسطر: مضبوطة
# كيف يُرسل النص إلى الطرفية؛ والاسم هو ما يُكتب لاختيار الطريقة.
encoding = طريقة الإرسال: { $what } ({ $name })
encoding-explicit = ترتيب مرئي، وطُلب من الطرفية الإبقاء عليه
encoding-visual = ترتيب مرئي
encoding-marks = ترتيب مرئي مع علامات الاتجاه
encoding-words = كلمات بترتيب مرئي، وحروفها بترتيب منطقي
encoding-blanks = كلمات بترتيب مرئي، تفصلها فراغات تُعد حروفًا
encoding-runs = ترتيب منطقي بين المسافات
encoding-fonts = ترتيب منطقي بين المسافات وتغيّر الخط
encoding-mlterm = ترتيب مرئي، وطُلب من mlterm الإبقاء عليه
encoding-tint = ترتيب مرئي، ولون مختلف لكل خانة
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
documents = المستندات
document-of = المستند { $number } من { $total }
opening = جارٍ فتح { $file }…
rest-is-read = جارٍ تحميل البقية…
rest-is-read-to = جارٍ تحميل البقية: { $number }٪
input-arrives = تجري قراءة الدخل القياسي…
following = متابعة
reading-stopped = أُوقفت القراءة: يظهر ما وصل فقط
read-anew = تغيّر الملف وأُعيدت قراءته
file-has-grown = زاد حجم الملف
file-unchanged = لم يتغيّر الملف
file-is-gone = بقي النص كما كان. { $reason }
no-file-to-look-at = لا ملف لإعادة قراءته
only-beginning = تظهر البداية فقط. { $reason }
link-to = { $address }
link-to-note = إلى الحاشية { $label }
link-to-reference = العودة إلى موضع الإحالة { $label }
no-links = لا روابط
# حروف الروابط، لكل منها مفتاح واحد في كل لوحات المفاتيح.
hint-letters = س ي ب ش ث ق ع ف ح ا م ر
no-such-hint = لا رابط بهذه الحروف
no-more-links = لا مزيد من الروابط
no-more-documents = لا مزيد من المستندات
nothing-left-out = لم يُستبعد شيء من هذا المستند
no-disclaimer = لا إخلاء مسؤولية في هذا المستند
input-is-gone = لا يُقرأ الدخل القياسي مرتين: ابدأ بالخيار { "\u2066" }--whole-page{ "\u2069" }
secure = غير متاح في الوضع الآمن
no-place = لا موضع باسم { $name } في هذا المستند
leads-nowhere = لا يؤدي الرابط إلى شيء يمكن فتحه
browsing = فُتح الرابط في المتصفح
characters = { PLURAL($count) ->
    [one] محرف واحد
    [two] محرفان
    [few] { $count } محارف
    [many] { $count } محرفًا
   *[other] { $count } محرف
}
selected = المحدد: { $what }
copied-by = نُسخ { $what } بواسطة { "\u2066" }{ $program }{ "\u2069" }
copied-not = تعذّر النسخ: تحقق من { "\u2066" }copy-command{ "\u2069" } ({ "\u2066" }{ $program }{ "\u2069" })
copied-to-terminal = أُرسل { $what } إلى الطرفية
copied-in-doubt = إن تعذّر اللصق فثبّت wl-clipboard أو xclip. أُرسل { $what } إلى { $terminal }
copied-in-vain = ثبّت wl-clipboard أو xclip: لا يمكن النسخ في { $terminal }
copied-too-long = ثبّت wl-clipboard أو xclip لنسخ { $what }
no-source = ليس لهذا المستند ملف مصدر لتحريره
looking-up = جارٍ البحث في القاموس…
nothing-found = لم يُعثر على شيء
no-lookup = عيّن قاموسًا: { "\u2066" }lookup-command: dict{ "\u2069" }
no-editor = عيّن محررًا في { "\u2066" }VISUAL{ "\u2069" } أو { "\u2066" }EDITOR{ "\u2069" }
error-editor = تعذّر تشغيل { "\u2066" }{ $program }{ "\u2069" }: { $reason }
nothing-to-copy = لا شيء لنسخه
pending-count = { $number }…
way-back = { $key }: العودة إلى الموضع السابق
bookmarks = الإشارات المرجعية
all-bookmarks = الإشارات المرجعية في كل المستندات
remark-label = ملاحظة:
bookmark-set-as = أُضيفت الإشارة المرجعية { $letter }
bookmark-set = أُضيفت الإشارة المرجعية
no-bookmark = لا إشارة مرجعية { $letter }
bookmark-is-gone = لم يعد نص هذه الإشارة موجودًا
too-many-bookmarks = { PLURAL($most) ->
    [few] في المستند { $most } إشارات مرجعية: أزل واحدة أولًا
   *[other] في المستند { $most } إشارة مرجعية: أزل واحدة أولًا
}
continued = متابعة القراءة عند { $place } · { $key }: إلى البداية
pending-keys = { "\u2066" }{ $keys }{ "\u2069" }…
no-such-keys = { "\u2066" }{ $keys }{ "\u2069" } غير مرتبط بأمر · { $known }
known-keys = { "\u2066" }{ $keys }{ "\u2069" } { $what }

# ما يفعله كل أمر، لنافذة المساعدة.
command-line-down = التمرير للأسفل
command-line-up = التمرير للأعلى
command-page-down = الصفحة التالية
command-page-up = الصفحة السابقة
command-half-page-down = نصف صفحة للأسفل؛ وبعد رقم: أسطر بعدده
command-half-page-up = نصف صفحة للأعلى؛ وبعد رقم: أسطر بعدده
command-start = البداية؛ وبعد رقم: السطر أو القسم بهذا الرقم
command-end = النهاية؛ وبعد رقم: السطر أو القسم بهذا الرقم
command-percent = بعد رقم: الانتقال إلى هذه النسبة المئوية
command-row-to-top = وضع النتيجة أو موضع النقر أو المؤشر في أعلى الشاشة
command-row-to-middle = وضع النتيجة أو موضع النقر أو المؤشر في وسط الشاشة
command-row-to-bottom = وضع النتيجة أو موضع النقر أو المؤشر في أسفل الشاشة
command-next-section = القسم التالي
command-previous-section = القسم السابق
command-forward = إلى الأمام: الصفحة التالية؛ وفي المحتويات بسط القسم أو فتحه
command-back = إلى الخلف: الصفحة السابقة؛ وفي المحتويات طيّ القسم أو الخروج
command-switch-pane = التبديل بين اللوحتين
command-open = في المحتويات: فتح القسم؛ وفي النص: التمرير للأسفل
command-search = البحث في النص
command-search-back = البحث إلى الخلف
command-search-lines = بحث وسرد الأسطر
command-next-match = النتيجة التالية
command-previous-match = النتيجة السابقة
command-palette = الأوامر بأسمائها، وأرقام الصفحات والأقسام
command-open-file = فتح ملف
command-links = اختيار رابط
command-set-bookmark = إضافة إشارة مرجعية بحرف
command-set-bookmark-with-remark = إضافة إشارة مرجعية بملاحظة
command-go-to-bookmark = الانتقال إلى إشارة مرجعية
command-bookmarks = قائمة الإشارات المرجعية
command-all-bookmarks = إشارات كل المستندات، أو هذا المستند
command-remove-bookmark = إزالة الإشارة المختارة
command-documents = قائمة المستندات
command-next-document = المستند التالي
command-previous-document = المستند السابق
command-back-in-history = العودة إلى الموضع السابق
command-forward-in-history = التقدم إلى الموضع التالي
command-cancel = إلغاء البحث؛ إغلاق النافذة المفتوحة
command-toggle-contents = إظهار المحتويات أو إخفاؤها
command-widen-contents = توسيع المحتويات
command-narrow-contents = تضييق المحتويات
command-quiet-page = صفحة هادئة: النص وحده
command-widen-text = توسيع عمود النص
command-narrow-text = تضييق عمود النص
command-cycle-marks = التشكيل: كامل، الشدة والتنوين، بلا تشكيل
command-cycle-align = الأسطر: غير مضبوطة، متقاربة الطول، مضبوطة
command-toggle-chop = قطع الأسطر الطويلة أو لفّها
command-toggle-typeset = التنضيد: خط الكتب أو الخانات
command-larger-type = التنضيد: تكبير الحروف
command-smaller-type = التنضيد: تصغير الحروف
command-toggle-controls = إظهار المحارف غير المرئية أو إخفاؤها
command-toggle-numbers = ترقيم الأسطر أو إلغاؤه
command-where-am-i = موضعك: الملف والصيغة والترميز والقسم والنسبة والكلمات
command-disclaimer = عرض إخلاء المسؤولية كاملًا
command-help = المساعدة
command-quit = خروج
command-follow = متابعة آخر النص أثناء ازدياده، أو إيقافها
command-read-anew = إعادة قراءة الملف إن تغيّر
command-interrupt = إيقاف قراءة الملف، ثم الخروج
command-whole-page = عرض صفحة الويب كلها، أو مقالها فقط
command-next-encoding = تجربة طريقة أخرى لإرسال النص إن ظهر معكوسًا
command-next-theme = السمة التالية
command-suspend = تعليق البرنامج
command-redraw = إعادة رسم الشاشة
command-next = التالي
command-previous = السابق
command-first = الأول
command-last = الأخير
command-choose = فتح
command-copy-address = نسخ عنوان الرابط
command-select = تحديد النص بمؤشر؛ ومرة أخرى: بدء التحديد هنا
command-copy-paragraph = نسخ الفقرة
command-copy-section = نسخ القسم
command-copy-match = نسخ النتيجة
command-look-up = البحث في القاموس عن المحدد أو عن كلمة
command-edit = فتح المصدر في المحرر
command-copy-cited = نسخ مع المؤلف والعنوان والصفحة
command-copy = نسخ النص المحدد
command-next-word = الكلمة التالية
command-previous-word = الكلمة السابقة
command-word-end = نهاية الكلمة
command-next-paragraph = الفقرة التالية
command-previous-paragraph = الفقرة السابقة
command-other-end = الطرف الآخر من التحديد
command-take-paragraph = تحديد الفقرة ثم التي تليها
command-leave = إلغاء
command-accept = البقاء عند هذه النتيجة
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
command-search-word = البحث عن الكلمة التي نُقر عليها، وإلا فعن أول كلمة في الشاشة
command-toggle-matches = إخفاء النتائج أو إظهارها
command-show-results = قائمة النتائج
command-find-heading = الانتقال إلى عنوان أو صفحة مطبوعة
command-cycle-level = المطابقة: تقريب الحروف، متساهلة، حرفية، دون تشكيل
command-cycle-words = المطابقة: أجزاء الكلمات، كلمات بلواحقها، كلمات كاملة
command-toggle-regex = تعبير نمطي (أو اكتب / في سطر بحث فارغ)
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
group-typing = في أسطر الكتابة والقوائم
group-choosing = أثناء اختيار رابط
group-selecting = أثناء التحديد
group-answer = في جواب القاموس
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
cli-example-pipe = طباعته نصًا مجردًا
cli-example-visual = طباعته منسقًا لأدوات لا تدعم الكتابة من اليمين
cli-example-list = طباعة أقسامه
cli-example-folder = قراءة المستندات في مجلد
cli-example-search = البدء عند أول موضع للكلمة
cli-example-find = طباعة مواضع الكلمة في مجلد
cli-usage = الاستخدام:
# ما يقوم مقام القيم؛ وN عدد في كل اللغات.
cli-value-options = خيارات
cli-value-file = ملف
cli-value-query = عبارة
cli-value-name = اسم
cli-value-how = نمط
cli-value-lang = لغة
cli-value-format = صيغة
cli-value-shell = صدفة
cli-value-topic = موضوع
cli-arguments = المعاملات:
cli-options = الخيارات:
# وصف الخيار مع القيم التي يقبلها، وقيمته إن لم يُذكر.
cli-with-choices = { $what }: { $choices }
cli-with-default = { $what }: { $choices } [الافتراضي: { $default }]
cli-plus-search = البدء عند أول نتيجة
cli-plus-line = البدء عند السطر N حيث تُحفظ الأسطر (السجلات والشيفرة)، وإلا فعند القسم N
cli-plus-end = البدء عند آخر النص
cli-plus-follow = البدء عند آخر النص ومتابعته أثناء ازدياده
cli-more-help = للمزيد: { $all } لكل الخيارات، و{ $keys } لكل المفاتيح، و{ $topic } لموضوع واحد من: { $topics }.
# مجموعات الخيارات.
cli-group-files = الملفات والصيغ
cli-group-start = موضع البدء
cli-group-search = البحث
cli-group-print = الطباعة
cli-group-display = العرض
cli-group-terminal = الطرفية
cli-group-kept = المحفوظات
cli-group-program = البرنامج
cli-file = الملفات أو المجلدات المطلوب قراءتها؛ والعلامة - هي الدخل القياسي
cli-format = صيغة الملف بدل اكتشافها
cli-encoding = ترميز الملفات وما تؤدي إليه روابطها بدل اكتشافه
cli-baked = النص المحفوظ بأشكال العرض أو بالترتيب المرئي
cli-whole-page = عرض صفحة الويب كلها لا مقالها فقط
cli-plain = طباعة نص مجرد بالترتيب المنطقي (الافتراضي بلا طرفية)
cli-visual = طباعة النص كما يُعرض: موصول الحروف ومرتبًا ومحاذى
cli-list = طباعة المخطط: العناوين مرقّمة
cli-to = طباعة مستند واحد بصيغة أخرى
cli-json = طباعة JSON مع { "\u2066" }--list{ "\u2069" } أو { "\u2066" }--find{ "\u2069" }
cli-find = طباعة الأسطر المطابقة للعبارة مع رقم القسم والسطر
cli-level = دقة المطابقة في { "\u2066" }--find{ "\u2069" } و{ "\u2066" }+/{ "\u2069" }:‏ { "\u2066" }0{ "\u2069" } حرفية، { "\u2066" }1{ "\u2069" } دون تشكيل، { "\u2066" }2{ "\u2069" } تقريب الحروف [الافتراضي]، { "\u2066" }3{ "\u2069" } متساهلة
cli-word = مطابقة كلمات كاملة: مع لواحقها أو كما هي
cli-regex = معاملة العبارة على أنها تعبير نمطي
cli-null = كتابة NUL بعد أسماء الملفات مع { "\u2066" }--find{ "\u2069" } أو { "\u2066" }--recent{ "\u2069" }
cli-count = طباعة عدد النتائج في كل ملف فقط
cli-section = البدء عند القسم N بترقيم { "\u2066" }--list{ "\u2069" }
cli-quit-if-one-screen = طباعة ما تسعه النافذة ثم الخروج
cli-line-numbers = ترقيم الأسطر
cli-typeset = تنضيد النص بخط الكتب حيث تعرض الطرفية الصور
cli-chop = قطع الأسطر الطويلة في السجلات والشيفرة وخرج البرامج بدل لفّها
cli-needless = تُقبل للتوافق مع less، ولا أثر لها
cli-fresh = البدء من البداية لا من حيث توقفت
cli-recent = سرد آخر المستندات المقروءة: المسار والعنوان والنسبة المقروءة والتاريخ
cli-bookmarks = طباعة الإشارات المرجعية بصيغة Markdown مع الملاحظات والمصادر
cli-forget = نسيان مواضع القراءة وخيارات العرض والإشارات المرجعية للملفات
cli-forget-all = نسيانها لكل المستندات
cli-width = لفّ النص المطبوع عند N خانة
cli-measure = أقصى عرض لسطر النص على الشاشة بالخانات: { $least } إلى { $most } [الافتراضي: { $default }]
cli-marks = التشكيل
cli-align = نهايات الأسطر
cli-kashida = مد الحروف العربية (الكشيدة) في الشعر والأسطر المضبوطة
cli-ambiguous = عرض المحارف الملتبسة العرض في هذه الطرفية
cli-controls = المحارف غير المرئية، كمحارف الاتجاه
cli-disclaimer = إخلاء المسؤولية أسفل الشاشة
cli-ui-lang = لغة الواجهة
cli-bidi = طريقة ترتيب النص للطرفية
cli-shaping = أشكال الحروف المرسلة إلى الطرفية
cli-color = عدد الألوان
cli-background = الخلفية التي تُختار لها الألوان
cli-follow = البدء عند آخر النص ومتابعته أثناء ازدياده
cli-secure = الوضع الآمن: دون تشغيل برامج، ودون حفظ سجل، ودون فتح ملفات غير مذكورة
cli-theme = سمة الألوان
cli-list-themes = طباعة السمات، كل منها مع عيّنة
cli-tour = جولة في دقيقتين للتعرف على البرنامج، مفتاحًا مفتاحًا
cli-print-config = طباعة كل الإعدادات بقيمها الحالية ووظائفها في صورة ملف إعدادات
cli-doctor = تقرير عن هذه الطرفية، ومعرفة ما يُقرأ فيها صحيحًا
cli-help = طباعة كل الخيارات، أو خيارات موضوع
cli-help-short = طباعة ملخص
cli-version = طباعة رقم الإصدار
cli-man = طباعة صفحة الدليل (بالإنجليزية)
cli-completions = طباعة الإكمال التلقائي لصدفة
cli-see-help = جرّب { $command }

# وظيفة كل إعداد، كما يطبعها --print-config.
settings-about = إعدادات { "\u2066" }qari{ "\u2069" }. السطر الذي يبدأ بعلامة # واسم يعرض القيمة الافتراضية: أزل # وغيّر القيمة.
setting-values = القيم: { $values }
setting-bidi = من يرتّب النص على الشاشة
setting-shaping = الحروف التي تُرسل إلى الشاشة
setting-color = عدد الألوان المستخدمة
setting-background = الخلفية التي تُقرأ عليها الألوان
setting-theme = سمة الشاشة
setting-history = حفظ عمليات البحث والمواضع والإشارات المرجعية للتشغيل التالي
setting-resume = فتح المستندات حيث تُركت
setting-watch = إعادة قراءة الملف إذا تغيّر
setting-marks = التشكيل
setting-measure = أقصى عرض لسطر النص بالخانات
setting-align = نهايات الأسطر
setting-kashida = مد الوصلات بين الحروف (الكشيدة) في الشعر والأسطر المضبوطة
setting-controls = المحارف غير المرئية، كمحارف الاتجاه
setting-ambiguous = المحارف الملتبسة العرض (UAX #11) كما هي في هذه الطرفية
setting-disclaimer = إخلاء المسؤولية أسفل الشاشة
setting-baked = النص المحفوظ بأشكال العرض أو بالترتيب المرئي
setting-cursor = مؤشر الطرفية أثناء القراءة
setting-ui-lang = لغة الواجهة
setting-typeset = تنضيد النص بخط الكتب حيث تعرض الطرفية الصور
setting-font = خط التنضيد: اسم عائلة أو ملف
setting-font-size = مقاس خط التنضيد بالبكسل
setting-lookup-command = برنامج البحث عن معاني الكلمات
setting-copy-command = البرنامج الذي يتلقى ما يُنسخ
setting-keymap = خريطة المفاتيح التي تُبنى عليها مفاتيحك
setting-chop = قطع الأسطر الطويلة في الشيفرة والسجلات
setting-contents = المحتويات بجانب النص
setting-quiet = النص وحده وسطر من إخلاء المسؤولية
setting-contents-width = زيادة عرض المحتويات بالخانات
setting-keys = مفاتيحك الخاصة بأسماء الأوامر

# السطر أسفل الصفحة في طرفية لا تحرّك مؤشرها.
next-page = Enter: الصفحة التالية · q Enter: خروج

# ما يقوله الفحص.
doctor-heading = عن هذه الطرفية
doctor-version = البرنامج: { "\u2066" }qari { $version }{ "\u2069" }
doctor-size = المقاس: { $columns }×{ $rows }
doctor-no-screen = الخرج ليس طرفية: لم تُرسل أسئلة
doctor-variable = متغيّر: { $text }
doctor-column = { PLURAL($count) ->
    [zero] جواب: علامة الاتجاه لا تشغل خانة
    [one] جواب: علامة الاتجاه تشغل خانة واحدة
    [two] جواب: علامة الاتجاه تشغل خانتين
    [few] جواب: علامة الاتجاه تشغل { $count } خانات
   *[other] جواب: علامة الاتجاه تشغل { $count } خانة
}
doctor-mode = جواب: الوضع { $number }: { $state }
mode-set = مفعّل
mode-reset = معطّل
mode-always-set = مفعّل دائمًا
mode-always-reset = معطّل دائمًا
mode-unknown = غير معروف
doctor-answer-version = جواب: الإصدار { $text }
doctor-secondary = جواب: النوع { $text }
doctor-answer-background = جواب: لون الخلفية { $text }
doctor-answer-depth = جواب: تُختزل الألوان المباشرة إلى { $what }
doctor-primary = جواب: القدرات { $text }
doctor-complete = جواب: وصل الجواب الأخير
doctor-silent = لم يصل الجواب الأخير
doctor-terminal = الطرفية: { $name }
doctor-terminal-unknown = الطرفية: غير معروفة
doctor-multiplexer = داخل: { $name }
doctor-by-version = عُرفت من: إصدارها
doctor-by-mode = عُرفت من: دعمها لوضع الاتجاه
doctor-by-kind = عُرفت من: نوعها
doctor-by-setting = عُرفت من: طريقة عرضها للون
doctor-by-background = عُرفت من: جوابها
doctor-by-table = عُرفت من: جدول الطرفيات
doctor-by-variable = عُرفت من: المتغيّر { $name }
doctor-by-nothing = عُرفت من: لا شيء
doctor-profile = أفضل طريقة لإرسال النص: { $what } ({ $name })
doctor-set = طريقة إرسال النص: { $what } ({ $name })، كما طلبت
doctor-depth = الألوان: { $what }
doctor-depth-set = الألوان المرسلة: { $what }، كما طلبت
depth-truecolor = { 16 } مليون لون (truecolor)
depth-256 = { 256 }
depth-16 = { 16 }
depth-none = بلا ألوان
doctor-background = الخلفية: { $what }
doctor-background-set = لون الخلفية المقصود: { $what }، كما طلبت
background-light = فاتحة
background-dark = داكنة
background-unknown = لا فاتحة ولا داكنة، أو غير معروفة: تُستعمل ألوان الطرفية وعددها { 16 }
doctor-images = الصور: { $what }
doctor-images-none = الصور: غير مدعومة
images-kitty = بروتوكول kitty
images-sixel = Sixel
images-iterm = بروتوكول iTerm2
doctor-picture = صورة ({ $what }):
doctor-cell = الخانة: { $width }×{ $height } بكسل
theme = السمة: { $name }
theme-alike = السمة: { $name }. بأقل من { 256 } لونًا تظهر السمات كلها مثل «terminal»
sample-title = العنوان
sample-heading = عنوان قسم
sample-inner-heading = عنوان فرعي
sample-link = رابط
sample-strong = نص بارز
sample-code = شيفرة
sample-quiet = رقم
sample-match = نتيجة
sample-current-match = النتيجة الحالية
sample-bar = شريط الحالة
sample-emphasis = تأكيد
doctor-settings = الإعدادات: { $file }
doctor-settings-none = الإعدادات: لا مجلد منزل لحفظها فيه
doctor-written = حُفظ في { $file }: { "\u2066" }bidi: { $name }{ "\u2069" }
doctor-unchanged = بقيت الإعدادات كما هي
doctor-way = { $number } من { $total }: { $what } ({ $name })
doctor-question = هل تُقرأ الأسطر كلها صحيحة؟ الحروف موصولة، والكلمات من اليمين إلى اليسار، والأرقام واللاتينية من اليسار إلى اليمين، والأقواس حول ما تضمّه.
doctor-keys = Enter: نعم، احفظها · Space: التالية · Backspace: السابقة · Esc: خروج

# ما يقال عن مستند يُفتح رغم ما فيه.
warning-baked-visual = حُوّل الترتيب المرئي إلى ترتيب القراءة؛ للتراجع: { "\u2066" }{ $option }{ "\u2069" }
warning-baked-logical = حُوّلت أشكال العرض إلى حروف؛ للتراجع: { "\u2066" }{ $option }{ "\u2069" }
warning-undecodable = { PLURAL($count) ->
    [one] تعذّر فك ترميز موضع واحد بـ { $encoding } (يظهر �): جرّب { "\u2066" }--encoding{ "\u2069" }
    [two] تعذّر فك ترميز موضعين بـ { $encoding } (يظهران �): جرّب { "\u2066" }--encoding{ "\u2069" }
    [few] تعذّر فك ترميز { $count } مواضع بـ { $encoding } (تظهر �): جرّب { "\u2066" }--encoding{ "\u2069" }
    [many] تعذّر فك ترميز { $count } موضعًا بـ { $encoding } (تظهر �): جرّب { "\u2066" }--encoding{ "\u2069" }
   *[other] تعذّر فك ترميز { $count } موضع بـ { $encoding } (تظهر �): جرّب { "\u2066" }--encoding{ "\u2069" }
}
warning-left-out = { PLURAL($letters) ->
    [one] استُبعد حرف واحد من خارج المقال: يعرض { "\u2066" }--whole-page{ "\u2069" } الصفحة كلها
    [two] استُبعد حرفان من خارج المقال: يعرض { "\u2066" }--whole-page{ "\u2069" } الصفحة كلها
    [few] استُبعدت { $letters } أحرف من خارج المقال: يعرض { "\u2066" }--whole-page{ "\u2069" } الصفحة كلها
    [many] استُبعد { $letters } حرفًا من خارج المقال: يعرض { "\u2066" }--whole-page{ "\u2069" } الصفحة كلها
   *[other] استُبعد { $letters } حرف من خارج المقال: يعرض { "\u2066" }--whole-page{ "\u2069" } الصفحة كلها
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
error-not-kept = تعذّر نسيان { $file }: لا شيء محفوظ عنه. يسرد { "\u2066" }qari --recent{ "\u2069" } المحفوظ.
error-nothing-is-kept = لا شيء محفوظ عن المستندات: لا يوجد مجلد منزل، أو أن { "\u2066" }--secure{ "\u2069" } مفعّل.
state-unreadable = تعذّرت قراءة ما حُفظ عن هذا المستند في { $file }: { $reason }. بقي الملف كما هو.
state-unwritable = تعذّر حفظ موضع القراءة والإشارات المرجعية لهذا المستند في { $file }: { $reason }.
state-damaged = ما حُفظ عن هذا المستند في { $file } تالف: سيُحفظ جانبًا في المجلد نفسه ويُبدأ من جديد.
state-newer = كُتب { $file } بإصدار أحدث من qari. سيبقى كما هو، ولن يُحفظ شيء عن هذا المستند.
history-unreadable = تعذّرت قراءة عمليات البحث السابقة في { $file }: { $reason }.
history-unwritable = تعذّر حفظ عمليات البحث في { $file }: { $reason }.
error-config = تعذّرت قراءة الإعدادات في { $file }:
mistake-setting = السطر { $line }: إعداد غير معروف { $name }.
mistake-setting-twice = السطر { $line }: { $name } مكرَّر هنا.
mistake-setting-value = السطر { $line }: القيمة { $value } غير صالحة لـ{ $name }. المتاح: { $expected }.
mistake-command = السطر { $line }: لا يوجد هنا أمر باسم { $name }.
mistake-key = السطر { $line }: { $name }: { $keys } ليس اسم مفتاح.
mistake-key-twice = السطر { $line }: { $name }: { $keys } مرتبط بأمر آخر.
mistake-key-typed = السطر { $line }: { $name }: { $keys } محرف يُكتب هناك.
mistake-yaml = السطر { $line }: { $reason }.
did-you-mean = هل تقصد { $near }؟
setting-names = الإعدادات: { $names }.
error-config-unreadable = تعذّرت قراءة الإعدادات في { $file }: { $reason }.
error-config-unwritable = تعذّرت كتابة الإعدادات في { $file }: { $reason }.
error-config-no-home = تعذّرت كتابة الإعدادات: لم يُعيَّن XDG_CONFIG_HOME ولا HOME.
error-theme-unknown = لا توجد سمة باسم { $name }. السمات: { $names }.
error-theme-unreadable = تعذّرت قراءة السمة في { $file }: { $reason }.
error-theme = تعذّرت قراءة السمة في { $file }:
mistake-line = السطر { $line }: «{ $text }» ليس بالصيغة «دور: نمط».
mistake-role = السطر { $line }: الدور { $role } غير معروف.
mistake-twice = السطر { $line }: للدور { $role } نمط سابق.
mistake-word = السطر { $line }: { $role }: ليست الكلمة { $word } لونًا ولا خاصية خط.
mistake-missing = السطر { $line }: { $role }: اللون ناقص. ضع اللون الذي يبدأ بعلامة # بين علامتي اقتباس.
theme-roles = الأدوار: { $names }.
theme-words = الأنماط: ستة أرقام ست عشرية مثل 8a2f1d، أو { $names }.
error = qari: { $what }
error-no-name = تعذّر فتح ملف بلا اسم: الاسم فارغ. اذكر اسم ملف، أو اتركه لقراءة المقال المرفق بالبرنامج.
error-not-found = تعذّر فتح الملف { $file }: الملف غير موجود. تحقق من الاسم والمجلد.
error-address = تعذّر فتح { $file }: إنه عنوان ويب، و{ "\u2066" }qari{ "\u2069" } يقرأ الملفات. نزّله: { "\u2066" }curl -s ADDRESS | qari{ "\u2069" }
error-no-documents = تعذّر فتح المجلد { $file }: لا مستندات فيه بصيغة معروفة.
error-too-many-documents = { PLURAL($count) ->
    [few] فُتحت أول { $count } مستندات فقط من المجلد { $file }. اذكر مجلداته الفرعية واحدًا واحدًا.
    [many] فُتح أول { $count } مستندًا فقط من المجلد { $file }. اذكر مجلداته الفرعية واحدًا واحدًا.
   *[other] فُتح أول { $count } مستند فقط من المجلد { $file }. اذكر مجلداته الفرعية واحدًا واحدًا.
}
error-no-file = تعذّر فتح { $file }: ليس ملفًا عاديًا.
error-directory = تعذّر فتح { $file }: إنه مجلد. اختر ملفًا داخله.
error-permission = تعذّر فتح الملف { $file }: الإذن مرفوض. تحقق من أذونات الملف.
error-unreadable = تعذّر فتح الملف { $file }: { $reason }.
error-no-memory = لا تكفي الذاكرة لقراءة { $file } كاملًا
error-too-large = تعذّر فتح الملف { $file }: حجمه أكبر من { $most } MiB. قسّمه وافتح أجزاءه.
error-not-text = تعذّر فتح الملف { $file }: ليس ملفًا نصيًا، وقد يكون صورة أو PDF أو أرشيفًا. حوّله إلى نص أولًا.
error-empty = تعذّر فتح الملف { $file }: الملف فارغ.
error-unknown-key = تعذّر فتح الملف { $file }: السطر { $line }: المفتاح { $key } غير معروف. المتاح هنا: { $expected }.
error-too-deep = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: الأقواس متداخلة أكثر من الحد. ضع النص الذي يبدأ بقوس بين علامتي اقتباس.
error-too-heavy = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: تجعله الإحالات (*) أكبر من أي مستند. اكتب نصها بدلًا منها.
error-duplicate-key = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: المفتاح { $key } مكرَّر هنا.
error-wrong-kind = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: نوع قيمة { $path } غير صحيح. الصيغة مبيّنة في docs/yaml.md.
error-malformed = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: { $reason }.
# العنوان أولًا، لأن السطر الطويل يُقطع من آخره.
error-no-browser = { $address }: لم يُعثر على متصفح. عيّن متصفحًا في BROWSER.
error-browser = { $address }: أخفق { $program }. عيّن متصفحًا آخر في BROWSER.
error-browser-of-terminal = { $address }: يعمل { $program } في الطرفية التي يستعملها { "\u2066" }qari{ "\u2069" }. افتح العنوان في طرفية أخرى.
error-terminal = تعذّر استعمال الطرفية: { $reason }. يطبع { $command } النص.
error-output = تعذّرت كتابة الخرج: { $reason }.
error-unknown-option = الخيار { $option } غير معروف.
error-needs-option = لا يُستعمل { $option } إلا مع { $others }.
error-needless-file = الخيار { $option } لا يقبل ملفات، لكن ذُكر { $file }.
error-bad-value = القيمة { $value } غير صالحة للخيار { $option }.
error-unknown-name = القيمة { $value } غير صالحة للخيار { $option }. المتاح: { $names }.
error-bad-number = القيمة { $value } غير صالحة للخيار { $option }: استعمل عددًا من { $least } إلى { $most }.
error-missing-value = الخيار { $option } يحتاج إلى قيمة.
error-missing-name = الخيار { $option } يحتاج إلى قيمة: { $names }.
error-missing-number = الخيار { $option } يحتاج إلى قيمة: عدد من { $least } إلى { $most }.
error-needless-value = الخيار { $option } لا يقبل قيمة.
error-argument-not-utf-8 = أحد الخيارات ليس بترميز UTF-8 صالح.
error-conflict = لا يُستعمل { $option } مع { $other }.
error-missing-option = ينقص الخيار { $option }.
error-section-printed = الخيار { $option } للشاشة فقط، وهنا يُطبع النص. احذفه، أو اقرأ في طرفية.
error-no-query = يحدد الخيار { $option } طريقة البحث، لكن لا عبارة للبحث عنها. أضف { "\u2066" }--find QUERY{ "\u2069" } لطباعة النتائج، أو { $search } للبدء عند أولها.
error-several-to-write = الخيار { "\u2066" }--to{ "\u2069" } يحوّل مستندًا واحدًا كل مرة. حوّل كل مستند إلى ملف: { $command }
error-find-nothing = لا عبارة للبحث عنها: قيمة { "\u2066" }--find{ "\u2069" } فارغة.
error-find-too-long = تعذّر البحث عن عبارة بهذا الطول: الحد الأقصى { $most } KiB.
error-find-expression = تعذّر البحث عن { $query }: تعبير نمطي غير صالح: { $reason }. صحّحه، أو احذف { "\u2066" }--regex{ "\u2069" } للبحث عنه كما هو.
error-no-section = القسم { $number } غير موجود: عدد أقسام المستند { $total }. يسردها { "\u2066" }qari --list{ "\u2069" }.
# أسباب النظام الشائعة، داخل الرسائل السابقة.
reason-not-found = الملف أو المجلد غير موجود
reason-permission = الإذن مرفوض
reason-directory = إنه مجلد
reason-no-directory = جزء من المسار ليس مجلدًا
reason-name-too-long = الاسم طويل جدًا
reason-no-space = لا مساحة متبقية على القرص
reason-quota = استُنفدت الحصة المخصصة من القرص
reason-read-only = نظام الملفات للقراءة فقط
reason-file-too-large = الملف كبير جدًا
reason-exists = الملف موجود مسبقًا
reason-busy = الملف قيد الاستعمال
reason-timed-out = انتهت المهلة
reason-no-memory = الذاكرة لا تكفي
reason-closed = أُغلق الطرف الآخر
reason-ended-early = انتهى قبل أوانه
document-notice = { $file }: { $notice }

# الكتب.
error-book-no-archive = تعذّر فتح { $file }: ليس كتابًا بصيغة EPUB. إن كانت له صيغة أخرى فاذكرها بالخيار { "\u2066" }--format{ "\u2069" }.
error-book-damaged = تعذّر فتح { $file }: الكتاب تالف ولا يمكن العثور على أي من ملفاته. احصل على نسخة أخرى.
error-book-too-many-files = تعذّر فتح { $file }: ملفاته أكثر مما في أي كتاب. قد يكون ملفًا ضارًا.
error-book-too-large = تعذّر فتح { $file }: حجمه بعد فك الضغط أكبر من { $most } MiB. قد يكون ملفًا ضارًا.
error-book-encrypted = تعذّر فتح { $file }: الكتاب مشفّر ولا يقرؤه إلا برنامج بائعه. احصل على نسخة بلا حماية.
error-book-packed = تعذّر فتح { $file }: الكتاب مضغوط بطريقة { $method } التي لا تجيزها صيغة EPUB. فُكّ ضغطه ثم اضغطه ببرنامج zip.
error-book-no-chapters = تعذّر فتح { $file }: لا يمكن قراءة أي من فصول الكتاب. احصل على نسخة أخرى.
warning-flattened = المستند أكثر تداخلًا أو أجزاؤه أكثر مما يمكن عرضه: تظهر بعض القوائم والجداول نصًا مجردًا، ولم يُحذف شيء من النص.
warning-overrides = محارف فرض الاتجاه (U+202D وU+202E) تغيّر ترتيب بعض النص. اضغط { $key } لإظهارها.
warning-book-damaged = الكتاب تالف: يُعرض ما أمكن استرجاعه منه.
warning-book-unlisted = لا يسرد الكتاب فصوله: تُعرض بترتيب أسماء ملفاتها.
warning-chapter-missing = الفصل { $chapter } غير موجود في الكتاب.
warning-chapter-damaged = الفصل { $chapter } تالف: يُعرض ما أمكنت قراءته منه.
warning-chapter-too-large = لم يُعرض الفصل { $chapter }: حجمه بعد فك الضغط أكبر من { $most } MiB، أو يزيد على { $ratio } ضعف حجمه المضغوط.
warning-chapter-packed = لم يُعرض الفصل { $chapter }: إنه مضغوط بطريقة { $method } التي لا تجيزها صيغة EPUB.
warning-chapter-encrypted = لم يُعرض الفصل { $chapter }: إنه مشفّر.
