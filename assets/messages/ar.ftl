# كلمات الواجهة بالعربية.

contents = المحتويات
introduction = مقدمة
disclaimer = إخلاء المسؤولية
help = المساعدة: اختصارات لوحة المفاتيح
search-label = بحث:
search-exact = [مطابقة التشكيل]
section-of = القسم { $number } من { $total }
percent = { $number }%
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
marks-shown = التشكيل كامل
marks-reduced = الشدة والتنوين فقط
marks-hidden = بلا تشكيل
align-ragged = أسطر حرة
align-even = أسطر متقاربة الطول
align-justified = أسطر مضبوطة الطرفين
# كيف يُرسل النص إلى الطرفية؛ والاسم هو ما يُكتب لاختيار الطريقة.
encoding = الإرسال: { $what } ({ $name })
encoding-explicit = ترتيب مرئي، وأُمرت الطرفية بتركه
encoding-visual = ترتيب مرئي
encoding-marks = ترتيب مرئي مع علامات اتجاه
encoding-words = كلمات بترتيب مرئي وحروفها بترتيب منطقي
encoding-runs = ترتيب منطقي بين المسافات
encoding-mlterm = ترتيب مرئي، وأُمر mlterm بتركه
encoding-tint = ترتيب مرئي بألوان متفاوتة لكل خانة
untitled = بلا عنوان
too-small = النافذة صغيرة جدًا
hint = { $key } { $what }
hint-help = مساعدة
hint-search = بحث
hint-quit = خروج
hint-close = إغلاق
pending-count = { $number }…

# ما يفعله كل أمر، لنافذة المساعدة.
command-line-down = التمرير للأسفل
command-line-up = التمرير للأعلى
command-page-down = الصفحة التالية
command-page-up = الصفحة السابقة
command-half-page-down = نصف صفحة للأسفل
command-half-page-up = نصف صفحة للأعلى
command-start = بداية المقال
command-end = نهاية المقال
command-next-section = القسم التالي
command-previous-section = القسم السابق
command-forward = إلى الأمام: الصفحة التالية؛ وفي المحتويات فتح القسم
command-back = إلى الخلف: الصفحة السابقة؛ وفي المحتويات مغادرتها
command-switch-pane = التبديل بين اللوحتين
command-open = فتح القسم
command-search = البحث في النص
command-next-match = النتيجة التالية
command-previous-match = النتيجة السابقة
command-cancel = إلغاء البحث وإغلاق المفتوح
command-toggle-contents = إظهار المحتويات أو إخفاؤها
command-widen-contents = توسيع المحتويات
command-narrow-contents = تضييق المحتويات
command-widen-text = توسيع عمود النص
command-narrow-text = تضييق عمود النص
command-cycle-marks = التشكيل: كامل، الشدة والتنوين، بلا تشكيل
command-cycle-align = الأسطر: حرة، متقاربة، مضبوطة
command-disclaimer = إخلاء المسؤولية كاملًا
command-help = المساعدة
command-quit = خروج
command-interrupt = خروج فوري
command-next-encoding = طريقة أخرى لإرسال النص إن ظهر معكوسًا
command-suspend = تعليق البرنامج
command-redraw = إعادة رسم الشاشة
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
command-exact = مراعاة التشكيل
help-sections = الانتقال إلى قسم
help-count = تكرار الحركة
help-prompt = أثناء البحث
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
cli-usage = الاستعمال:
cli-usage-form = qari [OPTIONS] [FILE]
cli-arguments = المعاملات:
cli-options = الخيارات:
cli-file = المقال المراد قراءته (YAML)؛ والعلامة - هي الدخل القياسي
cli-format = صيغة الملف: { $names } [المبدئي: تُعرف من محتواه]
cli-encoding = ترميز نصه: { $names }، أو اسم آخر من أسماء WHATWG [المبدئي: يُعرف من محتواه]
cli-plain = طباعة نص عادي بالترتيب المنطقي، كما لو لم يكن الخرج طرفية
cli-visual = طباعة النص مرتبًا للعين: موصول الحروف ومحاذى
cli-list = طباعة العناوين مرقّمة
cli-to = طباعة الوثيقة في صيغة أخرى: { $choices }
cli-width = لفّ النص المطبوع عند N خانة
cli-measure = أقصى عرض لسطر النص على الشاشة بالخانات، من { $least } إلى { $most } [المبدئي: { $default }]
cli-marks = التشكيل: { $choices } [المبدئي: { $default }]
cli-align = نهايات الأسطر: { $choices } [المبدئي: { $default }]
cli-ambiguous = عرض المحارف الملتبسة العرض (UAX #11) كما يعرضها هذه الطرفية: { $choices } [المبدئي: { $default }]
cli-ui-lang = لغة الواجهة: { $languages }
cli-bidi = من يرتّب النص على الشاشة: { $choices }
cli-shaping = أي الحروف تُرسل إلى الشاشة: { $choices }
cli-color = استعمال الألوان: { $choices }
cli-doctor = عرض المعروف عن هذه الطرفية، والبحث عمّا يُقرأ فيها صحيحًا
cli-help = طباعة هذه المساعدة
cli-version = طباعة رقم الإصدار
cli-see-help = جرّب { $command }

# ما يقوله الفحص.
doctor-heading = المعروف عن هذه الطرفية
doctor-version = البرنامج: { "\u2066" }qari { $version }{ "\u2069" }
doctor-size = المقاس: { $columns }×{ $rows }
doctor-no-screen = الخرج ليس طرفية: لم تُسأل عن شيء
doctor-variable = متغيّر: { $text }
doctor-column = جواب: علامة الاتجاه تشغل { $count } خانة
doctor-mode = جواب: وضع الاتجاه (8) هو { $state }
doctor-answer-version = جواب: الإصدار { $text }
doctor-secondary = جواب: النوع { $text }
doctor-complete = جواب: وكان الأخير
doctor-silent = لم يصل الجواب الأخير
doctor-terminal = الطرفية: { $name }
doctor-terminal-unknown = الطرفية: غير معروفة
doctor-multiplexer = داخل: { $name }
doctor-by-version = عُرفت من: إصدارها
doctor-by-mode = عُرفت من: أنها تعرف وضع الاتجاه
doctor-by-kind = عُرفت من: نوعها
doctor-by-variable = عُرفت من: المتغيّر { $name }
doctor-by-nothing = عُرفت من: لا شيء
doctor-profile = أفضل إرسال للنص: { $what } ({ $name })
doctor-set = يُرسل النص: { $what } ({ $name })، كما طُلب
doctor-colours = الألوان: نعم
doctor-no-colours = الألوان: لا
doctor-settings = الإعدادات: { $file }
doctor-settings-none = الإعدادات: لا مجلد لحفظها
doctor-written = كُتب في { $file }: { "\u2066" }bidi: { $name }{ "\u2069" }
doctor-unchanged = بقيت الإعدادات كما هي
doctor-way = { $number } من { $total }: { $what } ({ $name })
doctor-question = هل تُقرأ الأسطر كلها صحيحة؟ الحروف موصولة، والكلمات من اليمين، والأرقام واللاتينية من اليسار، والأقواس حول ما تضمّه.
doctor-keys = Enter: نعم، احفظها · Space: التالية · Backspace: السابقة · Esc: خروج

# ما يقال عن مستند يُفتح رغم ما فيه.
warning-undecodable = { PLURAL($count) ->
    [one] موضع واحد ليس { $encoding } ويظهر �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
    [two] موضعان ليسا { $encoding } ويظهران �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
    [few] { $count } مواضع ليست { $encoding } وتظهر �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
   *[other] { $count } موضعًا ليس { $encoding } ويظهر �؛ جرّب { "\u2066" }--encoding{ "\u2069" } إن لم يكن النص صحيحًا
}

# الأخطاء.
error-config = تعذّرت قراءة الإعدادات في { $file }: السطر { $line }: { $reason }.
error-config-key = تعذّرت قراءة الإعدادات في { $file }: السطر { $line }: المفتاح { $key } غير معروف. المعروف: { $expected }.
error-config-unreadable = تعذّرت قراءة الإعدادات في { $file }: { $reason }.
error-config-unwritable = تعذّرت كتابة الإعدادات في { $file }: { $reason }.
error-config-no-home = تعذّرت كتابة الإعدادات: لا XDG_CONFIG_HOME ولا HOME معيّن.
error = qari: { $what }
error-no-name = تعذّر فتح ملف بلا اسم: الاسم المعطى فارغ. اذكر اسم ملف، أو لا تذكر شيئًا لقراءة المقال المرفق بالبرنامج.
error-not-found = تعذّر فتح الملف { $file }: الملف غير موجود. تحقق من الاسم والمجلد.
error-directory = تعذّر فتح { $file }: إنه مجلد. اختر ملفًا داخله.
error-permission = تعذّر فتح الملف { $file }: لا إذن بقراءته. تحقق من أذونات الملف.
error-unreadable = تعذّر فتح الملف { $file }: { $reason }.
error-too-large = تعذّر فتح الملف { $file }: حجمه أكبر من { $most } MiB. قسّمه وافتح أجزاءه.
error-not-text = تعذّر فتح الملف { $file }: الملف ليس نصًا، بل لعله صورة أو PDF أو أرشيف. حوّله إلى نص أولًا.
error-empty = تعذّر فتح الملف { $file }: الملف فارغ، لا نص فيه.
error-unknown-key = تعذّر فتح الملف { $file }: السطر { $line }: المفتاح { $key } غير معروف. المعروف هنا: { $expected }.
error-too-deep = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: الأقواس متداخلة أكثر مما يجب. ضع النص الذي يبدأ بقوس بين علامتي تنصيص.
error-duplicate-key = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: المفتاح { $key } مكرَّر هنا.
error-wrong-kind = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: قيمة { $path } ليست من النوع المتوقع هنا. صيغة المقال مبيّنة في README.
error-malformed = تعذّر فتح الملف { $file }: السطر { $line }، العمود { $column }: { $reason }.
error-terminal = تعذّر استعمال الطرفية: { $reason }. جرّب { $command } لطباعة النص.
error-output = تعذّرت كتابة الخرج: { $reason }.
error-unknown-option = الخيار { $option } غير معروف.
error-bad-value = القيمة { $value } لا تصلح للخيار { $option }.
error-unknown-name = القيمة { $value } لا تصلح للخيار { $option }. المعروف: { $names }.
error-bad-number = القيمة { $value } لا تصلح للخيار { $option }: يلزم عدد من { $least } إلى { $most }.
error-missing-value = الخيار { $option } يحتاج إلى قيمة.
error-conflict = لا يجتمع { $option } و { $other }.
error-too-many = ملف واحد في كل مرة: { $value } زائد.

# الكتب.
error-book-no-archive = تعذّر فتح { $file }: ليس كتابًا من صيغة EPUB. إن كان من صيغة أخرى فسمِّها بـ --format.
error-book-damaged = تعذّر فتح { $file }: الكتاب تالف ولم يُعثر على شيء من ملفاته. اجلب نسخة أخرى منه.
error-book-too-many-files = تعذّر فتح { $file }: فيه من الملفات أكثر مما في أي كتاب، وقد يكون مصنوعًا للإضرار.
error-book-too-large = تعذّر فتح { $file }: حجمه بعد فك الضغط أكبر من أي كتاب، وقد يكون مصنوعًا للإضرار.
error-book-encrypted = تعذّر فتح { $file }: الكتاب مشفّر ولا يُقرأ إلا ببرنامج بائعه. اجلب نسخة بلا قفل.
error-book-no-chapters = تعذّر فتح { $file }: لا يمكن قراءة أي فصل من فصول الكتاب. اجلب نسخة أخرى منه.
warning-book-damaged = الكتاب تالف، والمعروض ما عُثر عليه منه.
warning-book-unlisted = الكتاب لا يذكر فصوله، فهي معروضة بترتيب أسمائها.
warning-chapter-missing = الفصل { $chapter } غير موجود في الكتاب.
warning-chapter-damaged = الفصل { $chapter } تالف، والمعروض ما أمكنت قراءته منه.
warning-chapter-too-large = تُرك الفصل { $chapter } لأنه أكبر من أي فصل.
warning-chapter-encrypted = تُرك الفصل { $chapter } لأنه مشفّر.
