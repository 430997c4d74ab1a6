# One private network in one region, and four slices of it in two zones.

data "aws_availability_zones" "here" {
  state = "available"

  filter {
    name   = "opt-in-status" # local zones and the like have no NAT gateways
    values = ["opt-in-not-required"]
  }
}

locals {
  # By letter, never by position in a list: a new zone must not replace what stands in the others.
  zones = {
    for index, letter in ["a", "b"] : letter => {
      name  = try(data.aws_availability_zones.here.names[index], "")
      index = index
    }
  }

  # A sixteenth of the VPC each. Public ones from 0, private ones from 8: room for six more of each.
  public  = { for letter, zone in local.zones : letter => cidrsubnet(var.cidr_block, 4, zone.index) }
  private = { for letter, zone in local.zones : letter => cidrsubnet(var.cidr_block, 4, zone.index + 8) }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true # interface endpoints and RDS are found by name

  tags = { Name = var.name }

  lifecycle {
    precondition {
      condition     = length(data.aws_availability_zones.here.names) >= 2
      error_message = "This region has fewer than two zones. Choose another."
    }
  }
}

# "Public" is the route (routes.tf), not the name. No machine gets a public address unasked.
resource "aws_subnet" "public" {
  for_each = local.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.value.name
  cidr_block              = local.public[each.key]
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.value.name
  cidr_block              = local.private[each.key]
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-private-${each.key}" }
}

# The group that AWS gives to whatever names none. Emptied: who forgets to choose reaches nothing.
resource "aws_default_security_group" "this" {
  vpc_id  = aws_vpc.this.id
  ingress = []
  egress  = []

  tags = { Name = "${var.name}-closed" }
}
