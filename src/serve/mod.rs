//! A preview over HTTP: the site as a static server would serve it, and events that tell open pages
//! of changes. Nothing is cached, nothing is written.

mod hosts;
mod live;
mod path;

use std::convert::Infallible;
use std::hash::Hasher;
use std::net::TcpListener;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mime_guess::mime;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use crate::preview::{Preview, Reply};
use crate::target::percent_encode;

pub use hosts::Hosts;

/// What is not of the site stands below this path.
const FOLDER: &str = "/__pmsite";

/// Serves `preview` until the program is interrupted (Ctrl-C).
///
/// # Errors
/// Those of the system: no runtime, no signals, a listener that fails.
pub fn serve(listener: TcpListener, hosts: Hosts, preview: Preview) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            served = async { axum::serve(listener, router(hosts, preview)).await } => served,
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    })?;
    // Requests that wait for the disk are not waited for.
    runtime.shutdown_background();
    Ok(())
}

fn router(hosts: Hosts, preview: Preview) -> Router {
    Router::new()
        .route("/__pmsite/events", get(events))
        .route("/__pmsite/live.js", get(async || file("live.js", live::SCRIPT.into())))
        .route("/__pmsite/live.css", get(async || file("live.css", live::STYLE.into())))
        .fallback(page)
        .with_state(preview)
        .layer(middleware::from_fn_with_state(hosts, guard))
}

/// Refuses what is not for this server, and says of every answer that it is not to be kept, guessed
/// at, or shown within another site.
async fn guard(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let mut response = if !hosts.answers(request.headers(), request.uri()) {
        let why = "This preview answers to localhost and to the address it was told to listen at (pmsite serve --host).\n";
        (StatusCode::FORBIDDEN, why).into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

/// What stands and what is wrong, now and with each change.
async fn events(State(preview): State<Preview>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(preview.state());
    // Numbers and strings always serialise.
    let events =
        states.map(|state| Ok(Event::default().data(serde_json::to_string(&state).unwrap_or_default())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// A file of the site.
async fn page(State(preview): State<Preview>, request: Request) -> Response {
    let path = path::below(request.uri().path());
    // What cannot be a path of the site is as good as one that is not there.
    let name = path.clone().unwrap_or_else(|| "..".to_owned());
    match preview.file(name.clone()).await {
        Some(Reply::Page(page)) => html(StatusCode::OK, &page),
        Some(Reply::Broken(problem)) => html(StatusCode::INTERNAL_SERVER_ERROR, &live::broken(&problem)),
        Some(Reply::Bytes(bytes)) => file(&name, bytes),
        Some(Reply::Disk(from)) => match tokio::task::spawn_blocking(|| std::fs::read(from)).await {
            Ok(Ok(bytes)) => file(&name, bytes),
            _ => StatusCode::NOT_FOUND.into_response(),
        },
        Some(Reply::Folder) => {
            let location = format!("/{}/", percent_encode(&name));
            let ascii: String = location.chars().map(ascii).collect();
            (StatusCode::FOUND, [(header::LOCATION, ascii)]).into_response()
        }
        Some(Reply::Missing(page)) => html(StatusCode::NOT_FOUND, &page),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// A header holds no letters beyond ASCII.
fn ascii(c: char) -> String {
    if c.is_ascii() {
        return c.to_string();
    }
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A page, with the script that shows its changes, and its version.
fn html(status: StatusCode, page: &str) -> Response {
    let mut hash = siphasher::sip::SipHasher13::new();
    hash.write(page.as_bytes());
    let version = format!("{:016x}", hash.finish());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::ETAG, format!("\"{version}\"")),
    ];
    (status, headers, live::with_script(page, &version)).into_response()
}

/// A file, by the ending of its name.
fn file(name: &str, bytes: Vec<u8>) -> Response {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let is_text =
        kind.type_() == mime::TEXT || kind.subtype() == mime::JSON || kind.subtype() == mime::JAVASCRIPT;
    let kind = if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}
