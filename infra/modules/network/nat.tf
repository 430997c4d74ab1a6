# Many machines go out behind one address, and only answers come back in. A NAT gateway costs money by
# the hour and by the gigabyte, so there is none unless it is asked for.

locals {
  # Which zones have a gateway.
  nat_zones = {
    none     = toset([])
    instance = toset([])
    single   = toset(["a"])
    per_zone = toset(keys(local.zones))
    regional = toset([])
  }[var.nat_mode]

  # Which gateway each zone goes out by: its own, or that of zone a.
  nat_of = {
    for letter in keys(local.zones) : letter => contains(local.nat_zones, letter) ? letter : "a"
    if length(local.nat_zones) > 0
  }
}

resource "aws_eip" "nat" {
  for_each = local.nat_zones

  domain = "vpc"

  tags = { Name = "${var.name}-nat-${each.key}" }
}

# In a public subnet: it needs the internet gateway itself.
resource "aws_nat_gateway" "this" {
  for_each = local.nat_zones

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${var.name}-${each.key}" }

  depends_on = [aws_route.public] # before that it could send nothing
}

resource "aws_route" "private" {
  for_each = local.nat_of

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[each.value].id
}

# One for the whole VPC, which AWS stretches over the zones that have machines. It lies in no subnet and
# brings its own addresses.
resource "aws_nat_gateway" "regional" {
  count = var.nat_mode == "regional" ? 1 : 0

  vpc_id            = aws_vpc.this.id
  availability_mode = "regional"

  tags = { Name = var.name }

  depends_on = [aws_route.public]
}

resource "aws_route" "regional" {
  for_each = var.nat_mode == "regional" ? local.zones : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.regional[0].id
}
