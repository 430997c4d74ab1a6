# An encrypted way to an office over the internet. Ours is the VPN gateway, theirs the customer gateway,
# and between them are two tunnels: AWS takes one down at a time when it repairs.

# One for the VPN and for Direct Connect: a VPC has no more.
resource "aws_vpn_gateway" "this" {
  count = var.vpn != null || var.direct_connect != null ? 1 : 0

  vpc_id          = aws_vpc.this.id
  amazon_side_asn = "64512" # the first of the numbers that are free for all, and AWS's own choice

  tags = { Name = var.name }
}

# Private tables learn by themselves what the other side announces.
resource "aws_vpn_gateway_route_propagation" "this" {
  for_each = length(aws_vpn_gateway.this) > 0 ? aws_route_table.private : {}

  vpn_gateway_id = aws_vpn_gateway.this[0].id
  route_table_id = each.value.id
}

# A note in our account about their router; it makes nothing over there.
resource "aws_customer_gateway" "this" {
  count = var.vpn != null ? 1 : 0

  type       = "ipsec.1"
  ip_address = var.vpn.ip_address
  bgp_asn    = coalesce(var.vpn.bgp_asn, "65000") # AWS asks for one even where nobody speaks BGP

  tags = { Name = var.name }
}

resource "aws_vpn_connection" "this" {
  count = var.vpn != null ? 1 : 0

  type                  = "ipsec.1"
  vpn_gateway_id        = aws_vpn_gateway.this[0].id
  customer_gateway_id   = aws_customer_gateway.this[0].id
  static_routes_only    = var.vpn.bgp_asn == null
  preshared_key_storage = "SecretsManager" # else both keys lie in Terraform's state

  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]

  tags = { Name = var.name }
}

resource "aws_vpn_connection_route" "this" {
  for_each = toset(try(var.vpn.bgp_asn, "") == null ? var.vpn.cidr_blocks : [])

  vpn_connection_id      = aws_vpn_connection.this[0].id
  destination_cidr_block = each.value
}
