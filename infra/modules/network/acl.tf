# The guard at each subnet's edge. It has no memory: an answer needs a rule of its own, which is why the
# high ports are open. Security groups remember, and do the fine work; this is the second fence.

locals {
  # Networks that we are joined to. Their machines are trusted as far as the security groups say.
  neighbours = distinct(concat(
    [for peer in values(var.peering) : peer.cidr_block],
    try(var.transit_gateway.cidr_blocks, []),
    try(var.vpn.cidr_blocks, []),
    try(var.direct_connect.cidr_blocks, []),
  ))

  inside = { for index, block in concat([var.cidr_block], local.neighbours) : 100 + index => {
    protocol = "-1", cidr_block = block, from_port = 0, to_port = 0
  } }

  # Through a gateway endpoint S3 and DynamoDB keep their public addresses, and a rule here cannot name
  # a prefix list: so 443 is open to anywhere, and the route tables say how far that goes.
  anywhere = {
    http    = { protocol = "tcp", cidr_block = "0.0.0.0/0", from_port = 80, to_port = 80 }
    https   = { protocol = "tcp", cidr_block = "0.0.0.0/0", from_port = 443, to_port = 443 }
    smtps   = { protocol = "tcp", cidr_block = "0.0.0.0/0", from_port = 465, to_port = 465 }
    submit  = { protocol = "tcp", cidr_block = "0.0.0.0/0", from_port = 587, to_port = 587 }
    answers = { protocol = "tcp", cidr_block = "0.0.0.0/0", from_port = 1024, to_port = 65535 }
    all     = { protocol = "-1", cidr_block = "0.0.0.0/0", from_port = 0, to_port = 0 }
  }

  acl = {
    public = {
      in = merge(local.inside, {
        200 = local.anywhere.http
        210 = local.anywhere.https
        220 = local.anywhere.answers
      })
      out = { 100 = local.anywhere.all }
    }
    private = {
      in = merge(local.inside, { 200 = local.anywhere.answers })
      out = merge(
        local.inside,
        { 200 = local.anywhere.https },
        var.sends_mail ? { 210 = local.anywhere.smtps, 220 = local.anywhere.submit } : {},
      )
    }
  }

  acl_rules = merge([
    for acl, ways in local.acl : merge([
      for way, rules in ways : { for number, rule in rules : "${acl}-${way}-${number}" => merge(rule, {
        acl    = acl
        egress = way == "out"
        number = tonumber(number)
      }) }
    ]...)
  ]...)
}

resource "aws_network_acl" "this" {
  for_each = { public = aws_subnet.public, private = aws_subnet.private }

  vpc_id     = aws_vpc.this.id
  subnet_ids = values(each.value)[*].id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_network_acl_rule" "this" {
  for_each = local.acl_rules

  network_acl_id = aws_network_acl.this[each.value.acl].id
  rule_number    = each.value.number
  egress         = each.value.egress
  rule_action    = "allow" # what no rule allows is denied
  protocol       = each.value.protocol
  cidr_block     = each.value.cidr_block
  from_port      = each.value.from_port
  to_port        = each.value.to_port
}

# The list that AWS gives to a subnet which names none lets everything through. Emptied.
resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id

  tags = { Name = "${var.name}-closed" }
}
