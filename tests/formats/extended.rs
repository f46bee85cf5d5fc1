//! Markdown beyond `CommonMark`: lists in letters, formulas, boxes, lines of cells, components and templates.

use crate::markdown::{check, read};

#[test]
fn lines_that_begin_with_letters_are_lists() {
    check("أ- أول\nب- ثان\nج- ثالث", &["أ/3 أول", "ب/3 ثان", "ج/3 ثالث"]);
    check("نص:\nأ) أول\nب) ثان\nت) **ثالث**", &["نص:", "أ/3 أول", "ب/3 ثان", "ت/3 <b>ثالث</b>"]);
    check("(الف) یکم\n\n(ب) دوم\n\nمتن", &["الف/2 یکم", "ب/2 دوم", "متن"]);
    check("א. אחת\nב. שתיים", &["א/2 אחת", "ב/2 שתיים"]);
    check("a) النص one\nb) النص two", &["a/2 النص one", "b/2 النص two"]);
    check("- أ- أول\n  ب- ثان\n- آخر", &["- أ/2 أول", "- ب/2 ثان", "- آخر"]);
    check("أ- أول\nب- ثان\n\nنص\n\nج- ثالث\nد- رابع", &["أ/2 أول", "ب/2 ثان", "نص", "ج/4 ثالث", "د/4 رابع"]);
    check("أ- وحيد\n\nب) آخر", &["أ- وحيد", "ب) آخر"]);
    check("ج- ثالث\nد- رابع", &["ج- ثالث⏎د- رابع"]);
    check("a) one\nb) two", &["a) one b) two"]);
    check("١. نص\nأ- أول\nب- ثان\n٢. نص", &["١/2 نص", "١/2 أ/2 أول", "١/2 ب/2 ثان", "٢/2 نص"]);
    // Otherwise the rest of the paragraph would belong to the last item.
    check("نص\nأ- أول\nب- ثان\n٣- نص\n٤- نص", &["نص⏎أ- أول⏎ب- ثان", "٣/4 نص", "٤/4 نص"]);
}

/// Formulas are by pandoc's rules.
#[test]
fn formulas_are_as_written() {
    check("معادلة $E = mc^2$ هنا", &["معادلة <math>$E = mc^2$</math> هنا"]);
    check("مجال $[0, 1)$ و$$x$$.", &["مجال <math>$[0, 1)$</math> و<math>$$x$$</math>."]);
    check("$\\frac{a}{b} \\\\ \\{c\\} a_b*c*$", &["<math>$\\frac{a}{b} \\\\ \\{c\\} a_b*c*$</math>"]);
    check(
        "**$x$** `$y$` \\$z$ [$a$](b$c$d)",
        &["<b><math>$x$</math></b> <code>$y$</code> $z$ <a b$c$d><math>$a$</math></a>"],
    );
    check(
        "$$\n\\begin{x}\n- a &= b \\\\\n\n  = c\n\\end{x}\n$$",
        &["<math>$$</math>⏎<math>\\begin{x}</math>⏎<math>- a &= b \\\\</math>⏎⏎\
             <math>  = c</math>⏎<math>\\end{x}</math>⏎<math>$$</math>"],
    );
    check("نص\n$$x\n+ y$$\nنص", &["نص⏎<math>$$x</math>⏎<math>+ y$$</math>⏎نص"]);
    check(
        "- أ\n  $$\n  x\n   y\n  $$\n- ب",
        &["- أ⏎<math>$$</math>⏎<math>x</math>⏎<math> y</math>⏎<math>$$</math>", "- ب"],
    );
    check("> $$\n> x\n> $$", &["> <math>$$</math>⏎<math>x</math>⏎<math>$$</math>"]);
    check("|a|\n|-|\n|$\\|x\\|$ و$a|b$|", &["|| a / <math>$\\|x\\|$</math> و<math>$a|b$</math>"]);
    check(
        "\\begin{align*}\na &= b \\\\\n\\end{align*}",
        &["<math>\\begin{align*}</math>⏎<math>a &= b \\\\</math>⏎<math>\\end{align*}</math>"],
    );
    check("قال $س < ص$", &["قال <math>\u{2066}$س < ص$\u{2069}</math>"]);
    check("# عن $x$\n\n![نص $y$](z)", &["= عن <math>$x$</math>", "image <a z>نص $y$</a>"]);
    check("لتكن \\\\(f\\\\) و\\(x^2\\)", &["لتكن <math>\\\\(f\\\\)</math> و<math>\\(x^2\\)</math>"]);
    check("\\[\n\\frac{a}{b}\n\\]", &["<math>\\[</math>⏎<math>\\frac{a}{b}</math>⏎<math>\\]</math>"]);
    check("$`a$b`$ هنا", &["<math>$`a$b`$</math> هنا"]);
}

#[test]
fn what_is_no_formula_stays_text() {
    let check_same = |text: &str| check(text, &[text]);
    check_same("بين $5 و$10 فقط");
    check_same("كلفته $5، وثمنه 5$، أو 10$.");
    check_same("من 5$-10$ هنا");
    check_same("نص $ x $ نص");
    check_same("$x $");
    check_same("$HOME ثم $PATH");
    check("دالة\\(x\\) و\\[1\\] و\\[نص\\](a)", &["دالة(x) و[1] و[نص](a)"]);
    check("|ثمن|ثمن|\n|-|-|\n|$5 | 6$ |", &["|| ثمن|ثمن / $5|6$"]);
    check("$a\n\nb$", &["$a", "b$"]);
    check("$a\n- b$", &["$a", "- b$"]);
    check("```\n$x$\n```\n\n    $y$\n\n$z", &["code $x$", "code $y$", "$z"]);
    check(
        "<a href=\"$x$\">$y$</a> <https://a.b/$x$>",
        &["<a $x$><math>$y$</math></a> <a https://a.b/$x$>https://a.b/$x$</a>"],
    );
    check("<pre>\n$x$\n</pre>", &["code $x$"]);
    check("<p id=\"$a$\">\nمن $x < y$ <code>$z$</code>\n</p>", &["من <math>$x < y$</math> <code>$z$</code>"]);
    check("\u{100000}$x$", &["\u{100000}$x$"]);
}

#[test]
fn colons_make_boxes() {
    let boxed = ["┃tip title نصيحة", "┃tip احفظ <b>دائما</b>."];
    check("::: tip نصيحة\nاحفظ **دائما**.\n:::", &boxed);
    check(":::tip[نصيحة]{#id}\n\nاحفظ **دائما**.\n\n:::", &boxed);
    check(":::{tip} نصيحة\n:class: dropdown\n\nاحفظ **دائما**.\n:::", &boxed);
    check("::: {.tip title=\"نصيحة\"}\nاحفظ **دائما**.\n:::", &boxed);
    check(":::: callout-tip نصيحة ::::\nاحفظ **دائما**.\n::::", &boxed);
    check("/// tip | نصيحة\n    open: True\n\nاحفظ **دائما**.\n///", &boxed);
    check("```{tip} نصيحة\nاحفظ **دائما**.\n```", &boxed);
    check("!!! tip \"نصيحة\"\n    احفظ **دائما**.\n\nنص", &[boxed[0], boxed[1], "نص"]);
    check("???+ tip \"نصيحة\"\n\n    احفظ **دائما**.", &boxed);
    check("> [!tip]- نصيحة\n> احفظ **دائما**.", &boxed);
    check("::: warning\nلا تحذف\n:::\nنص", &["┃warning title تحذير", "┃warning لا تحذف", "نص"]);
    check("> [!WARNING]\n> لا تحذف", &["┃warning title تحذير", "┃warning لا تحذف"]);
    check("> [!NOTE]\n> a", &["┃note title Note", "┃note a"]);
    check("::: warning\nپرونده را پاک نکنید\n:::", &["┃warning title هشدار", "┃warning پرونده را پاک نکنید"]);
    check("::: ملاحظة\nنص\n:::", &["┃note title ملاحظة", "┃note نص"]);
}

#[test]
fn boxes_hold_blocks_and_boxes() {
    check(
        "::: details عنوان `رمز` {open}\n- أ\n- ب\n```sh\n::: tip\n```\n:::\nنص",
        &["┃details title عنوان <code>رمز</code>", "┃details - أ", "┃details - ب", "┃details code ::: tip", "نص"],
    );
    check(
        ":::: info أ\n::: tip ب\nج\n:::\nد\n::::",
        &["┃info title أ", "┃info ┃tip title ب", "┃info ┃tip ج", "┃info د"],
    );
    check("- بند\n\n  ::: tip أ\n  نص\n  :::\n\n- آخر", &["- بند", "- ┃tip title أ", "- ┃tip نص", "- آخر"]);
    check("> ::: tip أ\n> نص\n> :::", &["> ┃tip title أ", "> ┃tip نص"]);
    check(
        "!!! note \"أ\"\n    نص\n\n    !!! tip \"ب\"\n        - بند\n\n    ```\n    رمز\n      آخر\n    ```\nنص",
        &["┃note title أ", "┃note نص", "┃note ┃tip title ب", "┃note ┃tip - بند", "┃note code رمز⏎  آخر", "نص"],
    );
    check("=== \"لينكس\"\n    ثبت\n\n=== \"ماك\"\n    حمل", &["<b>لينكس</b>", "ثبت", "<b>ماك</b>", "حمل"]);
    check("::: code-group\nنص\n:::\n::: {dir=rtl}\nabc\n:::", &["نص", "{rtl} abc"]);
    check("::: tip 1. أ\n## ب\n:::", &["┃tip title 1. أ", "┃tip #1 ب"]);
    check("::: tip\n:::\n\nنص", &["نص"]);
    check(":::{math}\na_b*c*\n:::", &["code a_b*c*"]);
    check("<details>\n\nنص\n\n</details>", &["┃details title تفاصيل", "┃details نص"]);
}

#[test]
fn what_is_no_box_stays_text() {
    check("::: عنوان مزخرف :::\n\nنص", &["::: عنوان مزخرف :::", "نص"]);
    check("`::: tip`\n\n    ::: tip", &["<code>::: tip</code>", "code ::: tip"]);
    check("```\n::: tip أ\n:::\n```", &["code ::: tip أ⏎:::"]);
    check(":::\n\n!!! انتبه\n\n!!! note\n\nنص", &[":::", "!!! انتبه", "!!! note", "نص"]);
    check("> [!شيء]\n> نص", &["> [!شيء] نص"]);
}

#[test]
fn cells_keep_their_lines() {
    check("|a|\n|-|\n|ب<br>ج<br/><br>د|", &["|| a / ب⏎ج⏎د"]);
    check("|a|\n|-|\n|ب:<ul><li>ج</li><li>د</li></ul>|", &["|| a / ب:⏎• ج⏎• د"]);
    check("|a|\n|-|\n|<ol start=3><li>ج<li>د</ol>هـ|", &["|| a / 3. ج⏎4. د⏎هـ"]);
    check("<table><tr><td><p>أ</p><p>ب</p></td><td>ج</td></tr></table>", &["| أ⏎ب|ج"]);
}

/// Tags without a meaning here are dropped, the text in them is not.
#[test]
fn components_and_templates_are_dropped() {
    check("<rtl>\n\nفقرة\n\n</rtl>\n\nو`<name>` رمز", &["فقرة", "و<code><name></code> رمز"]);
    check("<Card icon=\"book\" title=\"كتاب\" />\n\nوفقرة", &["كتاب", "وفقرة"]);
    check(
        "import Tabs from '@theme/Tabs';\nimport {\n  A,\n} from \"b\"\n\nexport const x = {\n  a: 1,\n}\n\n\
         # عنوان\n\nimport من نص",
        &["= عنوان", "import من نص"],
    );
    check(
        "<Tabs\n  groupId=\"os\"\n  values={[\n    {label: 'x', value: 'y'},\n  ]}>\n\
         \x20 <TabItem value=\"a\" label=\"لينكس\">\n\n    نص **مهم**.\n\n    ```sh\n      ls\n    ```\n\n\
         \x20 </TabItem>\n</Tabs>\nبعدها",
        &["<b>لينكس</b>", "نص <b>مهم</b>.", "code   ls", "بعدها"],
    );
    check("نص <Badge type=\"tip\" text=\"جديد\" /> و<Link to=\"/a\">رابط</Link>.", &["نص جديد و<a /a>رابط</a>."]);
    check("<Aside type=\"caution\" title=\"حذار\">\nنص\n</Aside>", &["┃caution title حذار", "┃caution نص"]);
    check("<Steps>\n  <Step>\n    أ\n\n        > ب\n  </Step>\n</Steps>", &["أ", "code > ب"]);
    check("<Steps>\n    <Step>\n        > ب\n    </Step>\n</Steps>", &["> ب"]);
    check("<Note>\n  نص\n</Note>", &["┃note title ملاحظة", "┃note نص"]);
    check("<div style={{color: 'red'}} className=\"a\">\n\nنص\n\n</div>", &["نص"]);
    check("{/* تعليق */}\n\nنص {/* آخر */} هنا", &["نص هنا"]);
    check(
        "{{< notice warning \"حذار\" >}}\nنص **مهم**\n{{< /notice >}}",
        &["┃warning title حذار", "┃warning نص <b>مهم</b>"],
    );
    check(
        "{{< tabs >}}\n{{< tab \"لينكس\" >}}\nثبت\n{{< /tab >}}\n\
         {{% tab name=\"ماك\" %}}\nحمل\n{{% /tab %}}\n{{< /tabs >}}",
        &["<b>لينكس</b>", "ثبت", "<b>ماك</b>", "حمل"],
    );
    check("{{% hint info %}}\nنص\n{{% /hint %}}", &["┃info title معلومات", "┃info نص"]);
    check(
        "{{< figure src=\"a.png\" caption=\"صورة حسنة\" >}}\n\n[رابط]({{< ref \"b.md\" >}}) {{< youtube abc >}}",
        &["صورة حسنة", "<a b.md>رابط</a>"],
    );
    check(
        "{% include nav.html %}\nنص {% comment %}لا{% endcomment %}هنا\n{: .right}\n\n![a](b.png){: width=\"1\"}",
        &["نص هنا", "image <a b.png>a</a>"],
    );
    check(
        "{% hint style=\"danger\" %}\nنص\n{% endhint %}\n\n{% highlight sh %}\nls *a*\n{% endhighlight %}",
        &["┃danger title خطر", "┃danger نص", "code ls *a*"],
    );
    check("`{{< x >}}` {{</* x */>}} {{ قيمة }}", &["<code>{{< x >}}</code> {{</* x */>}} {{ قيمة }}"]);
    check("Vec<Foo> و<Foo> و<T, U>", &["Vec<Foo> و<Foo> و<T, U>"]);
}

/// The signs around the numbers of lists stay.
#[test]
fn numbers_keep_their_brackets() {
    use qari::article::{ContainerKind, Marker};
    let signs = |text: &str| {
        let article = read(text).expect("an article");
        let kind = article.containers(0).next().map(|container| container.kind);
        match kind {
            Some(ContainerKind::Item { marker: Marker::Number(_, _, delimiter), .. }) => delimiter.signs(),
            _ => "none",
        }
    };
    let lists = [
        "۱) متن\n۲) متن",
        "1) a\n2) b",
        "1. a",
        "١- أ\n٢- ب",
        "(١) أ\n(٢) ب",
        "١. أ\n٢. ب",
        "(3) أ\n(4) ب",
        "أ- أ\nب- ب",
        "أ/ أ\nب/ ب",
        "أ) أ\nب) ب",
    ];
    assert_eq!(lists.map(signs), [")", ")", ".", "-", "()", ".", "()", "-", "/", ")"]);
}

#[test]
fn the_documents_of_the_issue() {
    check(
        include_str!("../data/markdown/boxes.md"),
        &[
            "= دليل",
            "┃tip title نصيحة",
            "┃tip احفظ عملك <b>دائما</b>.",
            "نص بعدها.",
            "┃warning title تحذير",
            "┃warning لا تحذف الملف.",
        ],
    );
    check(include_str!("../data/markdown/cell-lines.md"), &["= جدول", "|| أ|ب / سطر أول⏎سطر ثان|قيمة"]);
    check(include_str!("../data/markdown/markers.md"), &["= قائمة", "۱/2 متن نخست", "۲/2 متن دوم"]);
    check(
        include_str!("../data/markdown/tags.md"),
        &["= تعريف", "هذه فقرة داخل وسم.", "كتاب", "وفقرة بعده، و<code><name></code> شيفرة."],
    );
}
