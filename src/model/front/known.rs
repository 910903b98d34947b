//! The fields that have a form of their own.

use super::{Front, ListField, date, is_empty, scalar};
use crate::incident::{
    Action, ActionState, Allow, Basis, Detection, Fact, Fault, FaultKind, Field, Gap, Status, UsersAffected,
};
use crate::model::{fields, values};
use crate::parse::front_matter::{Node, Value};
use crate::parse::tasks::{self, state_named};
use crate::suggest;

impl Front<'_> {
    pub(in crate::model) fn severity(&mut self) -> Field<usize> {
        let (fact, known) = match self.text("severity") {
            Field::Is(fact) => (fact, &self.config.severities),
            Field::Gap(gap) => return Field::Gap(gap),
            Field::Absent => return Field::Absent,
        };
        match known.iter().position(|name| name.eq_ignore_ascii_case(&fact.value)) {
            Some(rank) => Field::Is(Fact::new(rank, fact.basis, fact.span)),
            None => {
                let suggestion =
                    suggest::nearest(&fact.value, known.iter().map(String::as_str)).map(str::to_owned);
                let kind = FaultKind::SeverityUnknown { name: fact.value, known: known.clone(), suggestion };
                self.faults.push(Fault { kind, span: fact.span });
                Field::Absent
            }
        }
    }

    pub(in crate::model) fn causes(&mut self) -> Field<Vec<Fact<String>>> {
        let (list, span) = match self.field_list("causes") {
            ListField::Is(list, span) => (list, span),
            ListField::Gap(gap) => return Field::Gap(gap),
            ListField::Absent => return Field::Absent,
        };
        let tree = &self.config.causes;
        let mut known: Vec<Fact<String>> = Vec::new();
        for mut fact in list {
            fact.value = fact.value.trim_matches('/').to_owned();
            if tree.contains(&fact.value) && !fact.value.is_empty() {
                known.push(fact);
            } else {
                let suggestion = suggest::nearest(&fact.value, tree.paths()).map(str::to_owned);
                self.faults.push(Fault {
                    kind: FaultKind::CauseUnknown { path: fact.value, suggestion },
                    span: fact.span,
                });
            }
        }
        if known.is_empty() { Field::Absent } else { Field::Is(Fact::new(known, Basis::FrontMatter, span)) }
    }

    pub(in crate::model) fn trigger(&mut self) -> Field<String> {
        let field = self.text("trigger");
        let known = &self.config.triggers;
        if let Field::Is(fact) = &field
            && !known.contains(&fact.value)
        {
            let suggestion =
                suggest::nearest(&fact.value, known.iter().map(String::as_str)).map(str::to_owned);
            let kind =
                FaultKind::TriggerUnknown { name: fact.value.clone(), known: known.clone(), suggestion };
            self.faults.push(Fault { kind, span: fact.span });
            return Field::Absent;
        }
        field
    }

    pub(in crate::model) fn services(&mut self) -> Field<Vec<String>> {
        let list = self.field_list("services");
        let known = &self.config.services;
        if let (ListField::Is(list, _), false) = (&list, known.is_empty()) {
            for fact in list.iter().filter(|fact| !known.contains(&fact.value)) {
                let suggestion =
                    suggest::nearest(&fact.value, known.iter().map(String::as_str)).map(str::to_owned);
                let kind = FaultKind::ServiceUnknown { name: fact.value.clone(), suggestion };
                self.faults.push(Fault { kind, span: fact.span });
            }
        }
        list.map(|list| list.into_iter().map(|fact| fact.value).collect())
    }

    /// One of a closed list of words.
    fn word<T: Copy>(&mut self, field: &str, all: &[(&'static str, T)]) -> Field<T> {
        let fact = match self.text(field) {
            Field::Is(fact) => fact,
            Field::Gap(gap) => return Field::Gap(gap),
            Field::Absent => return Field::Absent,
        };
        match all.iter().find(|(name, _)| name.eq_ignore_ascii_case(&fact.value)) {
            Some((_, value)) => Field::Is(Fact::new(*value, fact.basis, fact.span)),
            None => {
                if let Some(node) = self.node(field) {
                    let form = fields::find(field).map_or("a value", |field| field.form);
                    let names = all.iter().map(|(name, _)| *name);
                    let help =
                        suggest::did_you_mean(&fact.value, names).unwrap_or_else(|| format!("write {form}"));
                    self.invalid(field, node, form, &help);
                }
                Field::Absent
            }
        }
    }

    pub(in crate::model) fn detection(&mut self) -> Field<Detection> {
        self.word("detection", &Detection::ALL)
    }

    pub(in crate::model) fn status(&mut self) -> Status {
        self.word("status", &Status::ALL).value().copied().unwrap_or_default()
    }

    pub(in crate::model) fn users_affected(&mut self) -> Field<UsersAffected> {
        let fact = match self.text("users_affected") {
            Field::Is(fact) => fact,
            Field::Gap(gap) => return Field::Gap(gap),
            Field::Absent => return Field::Absent,
        };
        match values::users_affected(&fact.value) {
            Some(value) => Field::Is(Fact::new(value, fact.basis, fact.span)),
            None => {
                if let Some(node) = self.node("users_affected") {
                    self.invalid_form("users_affected", node);
                }
                Field::Absent
            }
        }
    }

    /// The actions of the front matter; `None` where it names none, so that the body's count.
    pub(in crate::model) fn actions(&mut self) -> Option<Vec<Action>> {
        let node = self.node("actions")?;
        if scalar(&node.value).is_some_and(|text| Gap::parse(&text, node.span).is_some()) {
            return Some(Vec::new());
        }
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        Some(items.iter().filter_map(|item| self.action(item)).collect())
    }

    fn action(&mut self, node: &Node) -> Option<Action> {
        let mut action = Action {
            task: String::new(),
            owner: None,
            owner_gap: false,
            due: None,
            state: ActionState::Open,
            done: None,
            reason: None,
            kind: None,
            url: None,
            basis: Basis::FrontMatter,
            span: node.span,
            body_task: None,
        };
        let fields = match &node.value {
            Value::Map(fields) => fields,
            value => {
                match scalar(value) {
                    Some(text) => {
                        let (task, details) = tasks::from_line(&text);
                        let state = details.state.unwrap_or(ActionState::Open);
                        action = Action {
                            task,
                            owner: details.owner,
                            owner_gap: details.owner_gap,
                            due: details.due,
                            state,
                            done: details.done.filter(|_| state == ActionState::Done),
                            reason: details.reason.filter(|_| state == ActionState::Dropped),
                            kind: details.kind,
                            url: details.issue.filter(|issue| issue.contains("://")),
                            ..action
                        };
                    }
                    None => self.invalid_form("actions", node),
                }
                return Some(action).filter(|action| !action.task.is_empty());
            }
        };
        let mut names_task = false;
        let mut status = None;
        // `done` and `reason`, which go with one status each.
        let mut bound: Vec<(&Node, ActionState)> = Vec::new();
        for (key, node) in fields {
            if is_empty(&node.value) {
                continue;
            }
            let name = format!("actions.{}", key.name);
            names_task |= key.name == "task";
            let Some(text) = scalar(&node.value) else {
                self.invalid(&name, node, "text", "write text");
                continue;
            };
            let known = Gap::parse(&text, node.span).is_none();
            match key.name.as_str() {
                "task" => action.task = text,
                "owner" => {
                    action.owner_gap = !known;
                    action.owner = known.then_some(text);
                }
                "kind" => action.kind = known.then_some(text),
                "url" => action.url = known.then_some(text),
                "due" | "done" if !known => {}
                "due" => {
                    action.due = date(&node.value);
                    if action.due.is_none() {
                        let help = "write the date as 2026-04-15";
                        self.invalid(&name, node, "a date such as 2026-04-15", help);
                    }
                }
                "done" => {
                    bound.push((node, ActionState::Done));
                    action.done = date(&node.value);
                    if action.done.is_none() {
                        let help =
                            "write the date as 2026-04-20; where it is not known, `status: done` is enough";
                        self.invalid(&name, node, "a date such as 2026-04-20", help);
                    }
                }
                "reason" => {
                    bound.push((node, ActionState::Dropped));
                    action.reason = known.then_some(text);
                }
                "status" => match state_named(&text) {
                    Some(state) => status = Some(state),
                    None => self.invalid(
                        &name,
                        node,
                        "one of open, done, dropped, proposed",
                        "write one of open, done, dropped, proposed",
                    ),
                },
                _ => {
                    let known = fields::ACTION_FIELDS.map(|(name, _)| name);
                    let suggestion = suggest::nearest(&key.name, known).map(str::to_owned);
                    self.faults.push(Fault {
                        kind: FaultKind::FieldUnknown { field: name, suggestion },
                        span: key.span,
                    });
                }
            }
        }
        let is_done = action.done.is_some();
        action.state = status.unwrap_or(if is_done { ActionState::Done } else { ActionState::Open });
        self.agree(&mut action, &bound);
        if action.task.is_empty() {
            // A task that is no text has been reported.
            if !names_task {
                let help = "say what is to be done: task: Alert on lock waits";
                self.unusable("actions.task", "missing".to_owned(), node.span, "a `task` in here", help);
            }
            return None;
        }
        Some(action)
    }

    /// Reports a `done` beside a status that is not done, and a `reason` where nothing was dropped; the
    /// status holds.
    fn agree(&mut self, action: &mut Action, bound: &[(&Node, ActionState)]) {
        for (node, needed) in bound.iter().filter(|(_, needed)| *needed != action.state) {
            let (key, state) =
                (if *needed == ActionState::Done { "done" } else { "reason" }, needed.as_str());
            let expected = format!("`status: {state}` beside it, not {}", action.state.as_str());
            let help = format!("write `status: {state}`, or take `{key}` out");
            self.invalid(&format!("actions.{key}"), node, &expected, &help);
        }
        action.done = action.done.filter(|_| action.state == ActionState::Done);
        action.reason = action.reason.take().filter(|_| action.state == ActionState::Dropped);
    }

    /// The findings that the document allows.
    pub(in crate::model) fn allow(&mut self) -> Vec<Allow> {
        let Some(node) = self.node("allow") else { return Vec::new() };
        let Value::Map(fields) = &node.value else {
            self.invalid(
                "allow",
                node,
                "a table of rule code to reason",
                "write allow: then PM305: why it is accepted, indented below",
            );
            return Vec::new();
        };
        let mut allow = Vec::new();
        for (key, node) in fields {
            let reason = scalar(&node.value).unwrap_or_default();
            if reason.trim().is_empty() {
                let name = format!("allow.{}", key.name);
                self.invalid(&name, node, "a reason", "say why the finding is accepted here");
                continue;
            }
            allow.push(Allow {
                rule: key.name.clone(),
                reason: reason.trim().to_owned(),
                span: key.span,
                lines: None,
            });
        }
        allow
    }
}
