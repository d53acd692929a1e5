//! Equipment and options: what `--with` and `--without` accept.

use super::collect::{Collector, missing};
use crate::base::{Diagnostic, Located};
use crate::routine::checked::Offer;
use crate::routine::definition::Definition;

/// Equipment and options. Their names are known to the collector afterwards.
pub(crate) fn offers(definition: &Definition, collector: &mut Collector<'_>) -> (Vec<Offer>, Vec<Offer>) {
    let mut equipment = Vec::new();
    for (name, thing) in &definition.equipment.0 {
        declare(name, collector);
        let label = thing.value.name.clone().map(|text| Located { value: text, span: thing.span });
        let label = label.and_then(|text| collector.words(&text, &[], "in a name"));
        let instead = thing.value.instead.as_ref().and_then(|text| collector.words(text, &[], "in a name"));
        match label {
            Some(label) => equipment.push(Offer { name: name.value.clone(), label, instead, is_equipment: true }),
            None if thing.value.name.is_some() => {}
            None => {
                collector.report(missing(name.span, &format!("`{}` has no `name`", name.value), "write `name = \"…\"`"))
            }
        }
    }
    let mut options = Vec::new();
    for (name, label) in &definition.options.0 {
        declare(name, collector);
        if let Some(label) = collector.words(label, &[], "in a name") {
            options.push(Offer { name: name.value.clone(), label, instead: None, is_equipment: false });
        }
    }
    (equipment, options)
}

fn declare(name: &Located<String>, collector: &mut Collector<'_>) {
    if collector.names.contains(&name.value) {
        let message = format!("`{}` is both equipment and an option", name.value);
        collector.report(
            Diagnostic::error("name-twice", message)
                .at(name.span, "declared again here")
                .help("give one of them another name"),
        );
    }
    collector.names.push(name.value.clone());
}
