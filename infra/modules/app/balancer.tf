# The only thing that the internet may knock at.

resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "The load balancer"
  vpc_id      = var.vpc.id
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each = { http = 80, https = 443 } # 80 only sends people to 443

  security_group_id = aws_security_group.balancer.id
  description       = "The internet: ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "balancer" {
  security_group_id            = aws_security_group.balancer.id
  description                  = "To the machines"
  referenced_security_group_id = aws_security_group.machines.id
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_lb" "this" {
  name                       = var.name
  load_balancer_type         = "application"
  subnets                    = var.vpc.public_subnet_ids
  security_groups            = [aws_security_group.balancer.id]
  enable_deletion_protection = var.protect
  drop_invalid_header_fields = true
  idle_timeout               = 60 # seconds; Node keeps its side open for longer, else answers are lost

  access_logs {
    bucket  = var.logs_bucket
    enabled = true
  }
}

resource "aws_lb_target_group" "this" {
  name                 = var.name
  port                 = local.port
  protocol             = "HTTP" # inside the VPC; TLS ends at the balancer
  vpc_id               = var.vpc.id
  deregistration_delay = 60 # seconds: what runs may end. A cut upload goes on at any other machine

  health_check {
    path                = "/healthz"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06" # TLS 1.2 and 1.3, forward secrecy alone
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}
