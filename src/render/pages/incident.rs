//! The page of one incident.

use std::collections::BTreeMap;

use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::excerpt;
use crate::link::Similar;
use crate::render::site::Site;
use crate::render::view::incident::IncidentView;
use crate::render::view::related::Reason;
use crate::render::view::sharing;

/// Longest description of a page, in characters.
const DESCRIPTION_LENGTH: usize = 200;

/// `incidents/ID.html`.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let incidents = site.library.incidents.iter().enumerate();
    incidents
        .map(|(index, incident)| {
            PagePlan::new(Site::incident_path(incident), "incident.html", move || context(site, index))
        })
        .collect()
}

fn context(site: &Site<'_>, index: usize) -> TeraResult<Context> {
    let Some(incident) = site.incident(index) else { return Ok(Context::new()) };
    let view = IncidentView::new(site, index, incident);
    let description =
        incident.summary.value().map(|text| excerpt::cut(text, DESCRIPTION_LENGTH)).unwrap_or_default();
    let mut meta = site.meta(&Site::incident_path(incident), &view.title, &description, "incidents");
    meta.is_article = true;
    sharing::article(site, incident, &mut meta);
    let mut context = site.context(meta)?;
    // The incident as lists show it.
    context.insert_value("row", Value::from(site.row(index)?));
    // The incident.
    context.insert_value("incident", Value::try_from_serializable(&view)?);
    let empty = Default::default();
    let relations = site.library.relations.get(index).unwrap_or(&empty);
    // The newest of the others that have one of its causes.
    context.insert_value("same_cause", site.rows(&relations.same_cause)?);
    // Those that refer to it.
    context.insert_value("referred_by", site.rows(&relations.referred_by)?);
    // Those that it names as related.
    context.insert_value("related", site.rows(&relations.related)?);
    let similar: TeraResult<Vec<Value>> =
        relations.similar.iter().filter_map(|similar| similar_row(site, similar)).collect();
    // Those most like it, and why.
    context.insert_value("similar", Value::from(similar?));
    Ok(context)
}

/// A row and the reason why it is there: `row`, and `reason` as [`Reason`].
fn similar_row(site: &Site<'_>, similar: &Similar) -> Option<TeraResult<Value>> {
    let row = site.row(similar.incident).transpose()?;
    let reason = Value::try_from_serializable(&Reason::new(site, similar));
    Some(row.and_then(|row| Ok(Value::from(BTreeMap::from([("row", row), ("reason", reason?)])))))
}
