# A straight way to another VPC, one to one. Peering does not pass on: whoever is joined to our
# neighbour is not joined to us.

resource "aws_vpc_peering_connection" "this" {
  for_each = var.peering

  vpc_id        = aws_vpc.this.id
  peer_vpc_id   = each.value.vpc_id
  peer_owner_id = each.value.owner_id
  peer_region   = each.value.region
  # The other side of another account or region accepts by hand.
  auto_accept = each.value.owner_id == null && each.value.region == null

  tags = { Name = "${var.name}-${each.key}" }
}

# The way there. The way back is a route in their tables, which is theirs to write.
resource "aws_route" "peering" {
  for_each = {
    for pair in setproduct(keys(var.peering), keys(local.zones)) : "${pair[0]}-${pair[1]}" => {
      peer = pair[0]
      zone = pair[1]
    }
  }

  route_table_id            = aws_route_table.private[each.value.zone].id
  destination_cidr_block    = var.peering[each.value.peer].cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.this[each.value.peer].id
}
