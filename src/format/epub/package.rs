//! The container, the package document and the list of encrypted files (EPUB 3.3, sections 4.2 and 5; EPUB 2,
//! OPF 2.0.1).
//!
//! The HTML parser reads them: it is bounded, corrects errors and expands no custom entities. Names become
//! lower case, and namespace prefixes are ignored.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};

use super::path::resolve;
use crate::format::html::parse;

/// Path of the container document.
pub(super) const CONTAINER: &str = "META-INF/container.xml";
/// Path of the list of encrypted files.
pub(super) const ENCRYPTION: &str = "META-INF/encryption.xml";

/// Algorithms that only obfuscate fonts. The text stays readable.
const OF_FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// A package document.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The main title.
    pub(super) title: Option<String>,
    /// The creators.
    pub(super) creators: Vec<String>,
    /// The publisher.
    pub(super) publisher: Option<String>,
    /// The publication date, without the time.
    pub(super) date: Option<String>,
    /// The language (BCP 47).
    pub(super) language: Option<String>,
    /// `true` if the page progression is right to left.
    pub(super) is_rtl: bool,
    /// The files of the chapters in reading order.
    pub(super) spine: Vec<String>,
    /// The navigation document of EPUB 3.
    pub(super) navigation: Option<String>,
    /// The NCX of EPUB 2.
    pub(super) ncx: Option<String>,
}

/// Returns the lower-case name of an element without its prefix; empty for other nodes.
pub(super) fn local(node: &NodeRef) -> String {
    let name = node.node_name().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

/// Returns the elements called `name` in document order.
pub(super) fn elements<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = NodeRef<'a>> {
    document.root().descendants().into_iter().filter(move |node| node.is_element() && local(node) == name)
}

/// Returns the text of an element with collapsed white space.
pub(super) fn text(node: &NodeRef) -> String {
    node.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parses an XML document.
pub(super) fn xml(text: &str) -> Document {
    parse::document(text, parse::Syntax::Xhtml)
}

/// Returns the path of the package document: the first with its media type, else the first listed.
pub(super) fn root_file(container: &str) -> Option<String> {
    let document = xml(container);
    let says_so =
        |node: &NodeRef| node.attr("media-type").is_some_and(|kind| &*kind == "application/oebps-package+xml");
    let (packages, others): (Vec<_>, Vec<_>) = elements(&document, "rootfile").partition(says_so);
    let mut paths = packages.iter().chain(&others).filter_map(|node| Some(resolve("", &node.attr("full-path")?)?.path));
    paths.find(|path| !path.is_empty())
}

/// Returns the files that need a licence.
pub(super) fn encrypted(encryption: &str) -> HashSet<String> {
    let document = xml(encryption);
    let data: Vec<_> = elements(&document, "encrypteddata").collect();
    let names = data.iter().filter_map(|data| {
        let inside =
            |name: &'static str| data.descendants_it().find(move |node| node.is_element() && local(node) == name);
        let algorithm = inside("encryptionmethod").and_then(|method| method.attr("algorithm")).unwrap_or_default();
        let address = inside("cipherreference").and_then(|reference| reference.attr("uri"))?;
        let is_font = OF_FONTS.contains(&&*algorithm);
        resolve("", &address).filter(|_| !is_font).map(|place| place.path)
    });
    names.collect()
}

impl Package {
    /// Reads the package document `path`.
    pub(super) fn read(text: &str, path: &str) -> Self {
        let document = xml(text);
        let mut package = Self::default();
        package.take_metadata(&document);
        let mut files = HashMap::new();
        let mut by_kind = None;
        for item in elements(&document, "item") {
            let Some(place) = item.attr("href").and_then(|address| resolve(path, &address)) else { continue };
            let has_property = |property: &str| {
                item.attr("properties").is_some_and(|own| own.split_whitespace().any(|own| own == property))
            };
            if has_property("nav") {
                package.navigation = Some(place.path.clone());
            }
            let id = item.attr("id").map(|id| id.to_string()).unwrap_or_default();
            if item.attr("media-type").is_some_and(|kind| &*kind == "application/x-dtbncx+xml") {
                by_kind = Some(id.clone());
            }
            files.entry(id).or_insert(place.path);
        }
        if let Some(spine) = elements(&document, "spine").next() {
            package.is_rtl = spine.attr("page-progression-direction").is_some_and(|direction| &*direction == "rtl");
            let ncx = spine.attr("toc").map(|id| id.to_string()).filter(|id| files.contains_key(id)).or(by_kind);
            package.ncx = ncx.and_then(|id| files.get(&id).cloned());
        }
        let mut seen = HashSet::new();
        let references = elements(&document, "itemref").filter_map(|node| node.attr("idref"));
        // A chapter listed twice is read once.
        package.spine =
            references.filter_map(|id| files.get(&*id).cloned()).filter(|path| seen.insert(path.clone())).collect();
        package
    }

    fn take_metadata(&mut self, document: &Document) {
        let Some(metadata) = elements(document, "metadata").next() else { return };
        let refinements: Vec<Refinement> = metadata.descendants_it().filter_map(|node| Refinement::of(&node)).collect();
        let (mut titles, mut creators) = (Vec::new(), Vec::new());
        for node in metadata.descendants_it().filter(NodeRef::is_element) {
            let content = text(&node);
            if content.is_empty() {
                continue;
            }
            let name = || Name { id: node.attr("id").map(|id| id.to_string()), text: content.clone() };
            match local(&node).as_str() {
                "title" => titles.push(name()),
                "creator" => creators.push(name()),
                "publisher" => _ = self.publisher.get_or_insert(content),
                "language" if content != "und" => _ = self.language.get_or_insert(content),
                // Modification dates are of no interest to readers.
                "date" if node.attr("opf:event").is_none_or(|event| &*event != "modification") => {
                    let day = content.split('T').next().unwrap_or_default().to_owned();
                    self.date.get_or_insert(day);
                }
                _ => {}
            }
        }
        let is_main = |title: &&Name| title.refined_by(&refinements, "title-type").any(|kind| kind.text == "main");
        let in_language = |name: &Name| name.in_language(&refinements, self.language.as_deref());
        let title = titles.iter().find(is_main).or(titles.first()).map(in_language);
        let creators = creators.iter().map(in_language).collect();
        (self.title, self.creators) = (title, creators);
    }
}

/// A title or the name of a creator.
struct Name {
    id: Option<String>,
    text: String,
}

/// A property that refines a name (EPUB 3.3, section 5.5.3.1.2).
struct Refinement {
    /// The id of the refined element.
    id: String,
    property: String,
    language: Option<String>,
    text: String,
}

impl Refinement {
    fn of(node: &NodeRef) -> Option<Self> {
        let attribute = |name: &str| node.attr(name).map(|value| value.to_string());
        let id = attribute("refines").filter(|_| node.has_name("meta"))?;
        // HTML treats `meta` as void, so its content follows it as a sibling.
        let text = node.next_sibling().filter(NodeRef::is_text).map(|node| text(&node)).unwrap_or_default();
        let id = id.trim_start_matches('#').to_owned();
        Some(Self { id, property: attribute("property")?, language: attribute("xml:lang"), text })
    }
}

impl Name {
    /// Returns the values of `property` that refine this name.
    fn refined_by<'r>(&self, refinements: &'r [Refinement], property: &str) -> impl Iterator<Item = &'r Refinement> {
        refinements.iter().filter(move |own| own.property == property && self.id.as_ref() == Some(&own.id))
    }

    /// Returns the name in the language of the book, if it is given in several.
    fn in_language(&self, refinements: &[Refinement], language: Option<&str>) -> String {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let is_such =
            |own: &&Refinement| !own.text.is_empty() && own.language.as_deref().map(primary) == language.map(primary);
        let other = self.refined_by(refinements, "alternate-script").filter(|own| own.language.is_some()).find(is_such);
        other.map_or(&self.text, |other| &other.text).clone()
    }
}
