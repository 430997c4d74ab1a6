# Our site as a service in other people's VPCs: they reach one address of it, we reach nothing of theirs,
# and their ranges may overlap ours. AWS wants a network balancer there, so one stands before ours.

locals {
  shares = length(var.privatelink.allowed_principals) > 0
}

resource "aws_security_group" "privatelink" {
  count = local.shares ? 1 : 0

  name        = "${var.name}-privatelink"
  description = "The network balancer that others reach through PrivateLink"
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_egress_rule" "privatelink" {
  count = local.shares ? 1 : 0

  security_group_id            = aws_security_group.privatelink[0].id
  description                  = "To the site's balancer"
  referenced_security_group_id = var.privatelink.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_lb" "privatelink" {
  count = local.shares ? 1 : 0

  name                       = "${var.name}-privatelink"
  load_balancer_type         = "network"
  internal                   = true
  subnets                    = values(aws_subnet.private)[*].id
  security_groups            = [aws_security_group.privatelink[0].id]
  enable_deletion_protection = var.protect

  # The group lets nobody in: only what comes through the endpoint service, past it, is let in.
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"
}

resource "aws_lb_target_group" "privatelink" {
  count = local.shares ? 1 : 0

  name        = "${var.name}-privatelink"
  target_type = "alb"
  protocol    = "TCP" # TLS ends at the site's balancer
  port        = 443
  vpc_id      = aws_vpc.this.id

  health_check {
    protocol = "HTTPS"
    path     = "/healthz"
  }
}

resource "aws_lb_target_group_attachment" "privatelink" {
  count = local.shares ? 1 : 0

  target_group_arn = aws_lb_target_group.privatelink[0].arn
  target_id        = var.privatelink.load_balancer_arn
  port             = 443
}

resource "aws_lb_listener" "privatelink" {
  count = local.shares ? 1 : 0

  load_balancer_arn = aws_lb.privatelink[0].arn
  protocol          = "TCP"
  port              = 443

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.privatelink[0].arn
  }
}

resource "aws_vpc_endpoint_service" "this" {
  count = local.shares ? 1 : 0

  acceptance_required        = true # being allowed to ask is not being let in
  allowed_principals         = var.privatelink.allowed_principals
  network_load_balancer_arns = [aws_lb.privatelink[0].arn]

  tags = { Name = var.name }
}
