//! An HTTP server on a thread of its own, which ends promptly when it is asked to.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::serve::ListenerExt as _;
use socket2::SockRef;
use tokio::runtime;
use tokio::sync::oneshot;

/// How long responses may still run after the end: long enough for the last bytes, too short to be waited for.
const LEAVE: Duration = Duration::from_secs(1);

/// How much the system keeps of what is sent before it has arrived. What it keeps counts as sent, so it is little; on a Wi-Fi it is enough.
const UNDERWAY_BYTES: usize = 64 * 1024;

/// Who sent a request: an argument of handlers.
pub type Peer = ConnectInfo<SocketAddr>;

/// A server that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `routes` to everyone who comes to `listener`.
    ///
    /// # Errors
    /// When the system gives no thread or refuses the socket.
    pub fn start(listener: TcpListener, routes: Router) -> io::Result<Self> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let (stop, stopped) = oneshot::channel();
        let work = move || {
            runtime.block_on(serve(listener, routes, stopped));
            runtime.shutdown_background();
        };
        let thread = thread::Builder::new().name("server".to_owned()).spawn(work)?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it is reached.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more requests, and ends when what is being sent has been sent, or after one second.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

async fn serve(listener: tokio::net::TcpListener, routes: Router, stopped: oneshot::Receiver<()>) {
    let (leave, left) = oneshot::channel::<()>();
    let listener = listener.tap_io(|connection| {
        // Where the system does not obey, more is under way.
        let _ = SockRef::from(&*connection).set_send_buffer_size(UNDERWAY_BYTES);
    });
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let until_left = async { drop(left.await) };
    let serving = axum::serve(listener, service).with_graceful_shutdown(until_left).into_future();
    let serving = tokio::spawn(serving);
    let _ = stopped.await;
    let _ = leave.send(());
    let _ = tokio::time::timeout(LEAVE, serving).await;
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{Ipv4Addr, TcpStream};

    use axum::routing::get;

    use super::super::guard::behind;
    use super::super::token::Token;
    use super::*;

    fn asked(address: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("somebody listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        answer
    }

    #[test]
    fn a_server_answers_behind_its_token_alone_until_it_is_stopped() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let token = Token::random().expect("random numbers");
        let server = Server::start(listener, behind(&token, Router::new().route("/", get("hello")))).expect("a thread");
        let address = server.address();
        let answer = asked(address, &format!("/{token}/"));
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("hello"), "{answer}");
        assert!(answer.contains("content-security-policy: default-src 'none'"), "{answer}");
        assert!(asked(address, &format!("/{token}")).contains(&format!("location: /{token}/")));
        for path in ["/", "/abcdefghijkmnpqrstuv/", "/favicon.ico", &format!("/{token}/..")] {
            let answer = asked(address, path);
            assert!(answer.starts_with("HTTP/1.1 404") && answer.contains("content-length: 0"), "{path}: {answer}");
        }
        // A connection on which nothing is asked holds nobody up.
        let _idle = TcpStream::connect(address).expect("somebody listens");
        server.stop();
        assert!(TcpStream::connect(address).is_err());
    }
}
