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
command-disclaimer = إخلاء المسؤولية كاملًا
command-help = المساعدة
command-quit = خروج
command-interrupt = خروج فوري
command-next-encoding = الحروف معكوسة أو مقطّعة؟ طريقة أخرى لإرسال النص إلى الطرفية
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
cli-plain = طباعة نص عادي بالترتيب المنطقي، كما لو لم يكن الخرج طرفية
cli-visual = طباعة النص مرتبًا للعين: موصول الحروف ومحاذى
cli-list = طباعة العناوين مرقّمة
cli-width = لفّ النص المطبوع عند N خانة
cli-measure = أقصى عرض لسطر النص على الشاشة بالخانات، من { $least } إلى { $most } [المبدئي: { $default }]
cli-ui-lang = لغة الواجهة: { $languages }
cli-help = طباعة هذه المساعدة
cli-version = طباعة رقم الإصدار
cli-see-help = جرّب { $command }

# الأخطاء.
error = qari: { $what }
error-no-name = تعذّر فتح ملف بلا اسم: الاسم المعطى فارغ. اذكر اسم ملف، أو لا تذكر شيئًا لقراءة المقال المرفق بالبرنامج.
error-not-found = تعذّر فتح الملف { $file }: الملف غير موجود. تحقق من الاسم والمجلد.
error-directory = تعذّر فتح { $file }: إنه مجلد. اختر ملفًا داخله.
error-permission = تعذّر فتح الملف { $file }: لا إذن بقراءته. تحقق من أذونات الملف.
error-unreadable = تعذّر فتح الملف { $file }: { $reason }.
error-too-large = تعذّر فتح الملف { $file }: حجمه أكبر من { $most } MiB. قسّمه وافتح أجزاءه.
error-not-utf8 = تعذّر فتح الملف { $file }: ترميز الملف ليس UTF-8 بدءًا من البايت { $byte }. حوّله إلى UTF-8 أولًا، بالأداة iconv مثلًا.
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
error-bad-number = القيمة { $value } لا تصلح للخيار { $option }: يلزم عدد من { $least } إلى { $most }.
error-missing-value = الخيار { $option } يحتاج إلى قيمة.
error-conflict = لا يجتمع { $option } و { $other }.
error-too-many = ملف واحد في كل مرة: { $value } زائد.
