//! At which addresses others on the local network reach this machine.

use std::io;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use if_addrs::{IfAddr, Interface, get_if_addrs};

/// An address of this machine on a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name of the network interface, `wlan0` for instance.
    pub interface: String,
    /// The address.
    pub address: IpAddr,
}

/// What names of interfaces begin with that lead to machines inside this one, or far away: containers, virtual machines, private networks
/// across the internet.
const ELSEWHERE: [&str; 16] = [
    "br-",
    "bridge",
    "cni",
    "docker",
    "flannel",
    "lxc",
    "lxd",
    "podman",
    "tailscale",
    "tap",
    "tun",
    "utun",
    "vEthernet",
    "veth",
    "virbr",
    "vmnet",
];

/// Where this machine can be reached from the local network, the likeliest first; empty without a network.
///
/// # Errors
/// When the system does not tell its addresses.
pub fn places() -> io::Result<Vec<Place>> {
    Ok(ranked(get_if_addrs()?, routed()))
}

/// The address from which other networks are reached. Nothing is sent: the system only looks up the way.
fn routed() -> Option<IpAddr> {
    // RFC 5737: an address for documents.
    const SOMEWHERE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((SOMEWHERE, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

fn ranked(interfaces: Vec<Interface>, routed: Option<IpAddr>) -> Vec<Place> {
    let mut found: Vec<(u8, Place)> = Vec::new();
    for interface in interfaces {
        let IfAddr::V4(address) = &interface.addr else { continue };
        if interface.is_loopback() || interface.is_link_local() || address.ip.is_unspecified() {
            continue;
        }
        let is_elsewhere = interface.is_p2p() || ELSEWHERE.iter().any(|start| interface.name.starts_with(start));
        let is_routed = routed == Some(interface.ip());
        let rank = match (is_elsewhere, address.ip.is_private(), is_routed) {
            (false, true, true) => 0,
            (false, true, false) => 1,
            (false, false, _) => 2,
            (true, ..) => 3,
        };
        found.push((rank, Place { address: interface.ip(), interface: interface.name }));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use if_addrs::{IfOperStatus, Ifv4Addr};

    use super::*;

    fn interface(name: &str, address: &str) -> Interface {
        let ip = address.parse().expect("an address");
        let addr = Ifv4Addr { ip, netmask: Ipv4Addr::new(255, 255, 255, 0), prefixlen: 24, broadcast: None };
        Interface {
            name: name.to_owned(),
            addr: IfAddr::V4(addr),
            index: None,
            oper_status: IfOperStatus::Up,
            is_p2p: name.starts_with("ppp"),
            #[cfg(windows)]
            adapter_name: name.to_owned(),
        }
    }

    fn names(interfaces: &[(&str, &str)], routed: &str) -> Vec<String> {
        let interfaces = interfaces.iter().map(|(name, address)| interface(name, address)).collect();
        ranked(interfaces, routed.parse().ok()).into_iter().map(|place| place.interface).collect()
    }

    #[test]
    fn the_way_to_other_networks_is_the_likeliest() {
        let both = [("eth0", "10.0.0.7"), ("wlan0", "192.168.1.20")];
        assert_eq!(names(&both, "192.168.1.20"), ["wlan0", "eth0"]);
        assert_eq!(names(&both, "10.0.0.7"), ["eth0", "wlan0"]);
    }

    #[test]
    fn what_leads_elsewhere_comes_last_even_when_it_is_the_way_to_everything() {
        let all = [("tun0", "10.8.0.2"), ("docker0", "172.17.0.1"), ("ppp0", "10.9.0.1"), ("wlan0", "192.168.1.20")];
        assert_eq!(names(&all, "10.8.0.2")[0], "wlan0");
    }

    #[test]
    fn this_machine_alone_is_no_network() {
        assert!(names(&[("lo", "127.0.0.1"), ("eth0", "169.254.3.4")], "").is_empty());
    }
}
