# A cable of one's own into AWS, ordered and paid for elsewhere. This is the plug on our side: a virtual
# interface of that cable is attached to the gateway by hand, once the cable is there.

resource "aws_dx_gateway" "this" {
  count = var.direct_connect != null ? 1 : 0

  name            = var.name
  amazon_side_asn = var.direct_connect.amazon_side_asn
}

resource "aws_dx_gateway_association" "this" {
  count = var.direct_connect != null ? 1 : 0

  dx_gateway_id         = aws_dx_gateway.this[0].id
  associated_gateway_id = aws_vpn_gateway.this[0].id
  allowed_prefixes      = [var.cidr_block] # what the other side learns about us, and no more
}
