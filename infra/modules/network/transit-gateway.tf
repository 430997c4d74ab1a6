# A router that many VPCs and offices are plugged into: with five of them, five cables instead of ten.

resource "aws_ec2_transit_gateway" "this" {
  count = var.transit_gateway != null && try(var.transit_gateway.existing_id, null) == null ? 1 : 0

  description                    = var.name
  auto_accept_shared_attachments = "disable" # who joins is asked for

  tags = { Name = var.name }
}

locals {
  transit_gateway_id = try(coalesce(var.transit_gateway.existing_id, one(aws_ec2_transit_gateway.this[*].id)), null)
}

# A socket in each zone: traffic of a zone without one is dropped.
resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  count = var.transit_gateway != null ? 1 : 0

  transit_gateway_id = local.transit_gateway_id
  vpc_id             = aws_vpc.this.id
  subnet_ids         = values(aws_subnet.private)[*].id

  tags = { Name = var.name }
}

resource "aws_route" "transit_gateway" {
  for_each = {
    for pair in setproduct(try(var.transit_gateway.cidr_blocks, []), keys(local.zones)) : "${pair[0]}-${pair[1]}" => {
      cidr_block = pair[0]
      zone       = pair[1]
    }
  }

  route_table_id         = aws_route_table.private[each.value.zone].id
  destination_cidr_block = each.value.cidr_block
  transit_gateway_id     = local.transit_gateway_id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this] # AWS refuses a route to a socket that is not there
}
