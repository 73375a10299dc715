//! The desk as a server of this computer alone. Owns the port, the secrets of a
//! run, and how it ends.

use std::borrow::Cow;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::domain::UserError;
use crate::ingest::reason;
use crate::review::Desk;
use crate::review::access_control::AccessControl;
use crate::review::secret::Secret;

use super::service::{DeskOptions, Service};
use super::shutdown::Stopping;

/// The port that is tried first, so that a page left open finds the desk again
/// after it was started anew.
const USUAL_PORT: u16 = 7346;

/// How long the desk goes on answering what was asked before it was stopped.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// Why the desk cannot start.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The port asked for is not to be had.
    #[error("cannot use port {port}: {}", reason(error))]
    Port {
        /// The port.
        port: u16,
        /// What the system says.
        error: std::io::Error,
    },
    /// The system gives no threads or no randomness.
    #[error("cannot start the desk: {0}")]
    System(String),
}

impl UserError for LaunchError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Port { .. } => "choose another port with `--port`",
            Self::System(_) => "close other programs and try again",
        })
    }
}

/// A desk that is ready to be opened.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    service: Arc<Service>,
    address: SocketAddr,
    launch: String,
    stopping: Stopping,
}

impl Server {
    /// Takes a port of the loopback interface: the one asked for, else the
    /// usual one where it is free, else any.
    ///
    /// # Errors
    /// A port that is taken or not allowed, a system without randomness.
    pub fn bind(desk: Desk, terms: DeskOptions, port: Option<u16>) -> Result<Self, LaunchError> {
        let system = |error: &dyn std::fmt::Display| LaunchError::System(error.to_string());
        let secret = || Secret::drawn().map_err(|error| system(&error));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| system(&error))?;
        let stopping = runtime.block_on(async { Stopping::listen() });
        let stopping = stopping.map_err(|error| system(&error))?;
        let listener = runtime.block_on(listener(port))?;
        let address = listener.local_addr().map_err(|error| system(&error))?;
        let (launch, session, page) = (secret()?, secret()?, secret()?);
        let host = format!("http://127.0.0.1:{}", address.port());
        let launch_address = format!("{host}/open?token={}", launch.as_str());
        let gate = AccessControl::new(address.port(), launch, session, page);
        Ok(Self {
            runtime,
            listener,
            service: Arc::new(Service { desk, gate, terms }),
            address,
            launch: launch_address,
            stopping,
        })
    }

    /// Where the desk listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address that lets one browser in.
    pub fn launch(&self) -> &str {
        &self.launch
    }

    /// Serves until the program is told to stop.
    ///
    /// # Errors
    /// What the system says where the port breaks off.
    pub fn run(self) -> std::io::Result<()> {
        let router = super::router(self.service);
        let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
        let signal = async move {
            self.stopping.told().await;
            // The receiver is gone only where the server has ended.
            let _ = stopping.send(());
        };
        let last_answers = async move {
            if stopped.await.is_ok() {
                tokio::time::sleep(LAST_ANSWERS).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        let served = self.runtime.block_on(async {
            let serving = axum::serve(self.listener, router).with_graceful_shutdown(signal);
            tokio::select! {
                served = serving.into_future() => served,
                // Somebody who sends half a request and waits keeps nobody here.
                () = last_answers => Ok(()),
            }
        });
        // A save that is under way is finished; whoever waits for it has gone.
        self.runtime.shutdown_timeout(LAST_ANSWERS);
        served
    }
}

async fn listener(port: Option<u16>) -> Result<TcpListener, LaunchError> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).await,
        None => match bind(USUAL_PORT).await {
            Ok(listener) => Ok(listener),
            Err(_) => bind(0).await,
        },
    }
    .map_err(|error| LaunchError::Port {
        port: port.unwrap_or(USUAL_PORT),
        error,
    })
}
