# Machines that are all alike and never repaired: a new release is a new machine.

data "aws_region" "here" {}

data "aws_ssm_parameter" "amazon_linux" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

locals {
  port = 4321 # the site's own default

  user_data = templatefile("${path.module}/user-data.sh", {
    region    = data.aws_region.here.region
    bucket    = var.releases.bucket
    release   = var.release
    log_group = aws_cloudwatch_log_group.this.name
    settings = join("\n", [for key, value in merge(var.settings, {
      HOST = "0.0.0.0"
      PORT = tostring(local.port)
    }) : "${key}=${value}"])
  })
}

resource "aws_launch_template" "this" {
  name          = var.name
  image_id      = data.aws_ssm_parameter.amazon_linux.insecure_value
  instance_type = var.instance_type
  user_data     = base64encode(local.user_data)

  # No key pair and no port 22: who must look inside uses Session Manager.
  vpc_security_group_ids = [aws_security_group.machines.id]

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted   = true
      volume_type = "gp3"
      volume_size = 20 # GB: the system, a release, and uploads on their way to S3
    }
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = var.name }
  }
}

resource "aws_autoscaling_group" "this" {
  name                      = var.name
  min_size                  = var.size.min
  max_size                  = var.size.max
  vpc_zone_identifier       = var.vpc.private_subnet_ids
  target_group_arns         = [aws_lb_target_group.this.arn]
  health_check_type         = "ELB" # a machine that does not answer is replaced, not only one that is off
  health_check_grace_period = 120
  default_instance_warmup   = 120

  launch_template {
    id = aws_launch_template.this.id
    # A number: with $Latest a failed release could not be rolled back (recalled).
    version = aws_launch_template.this.latest_version
  }

  # New ones first, then the old ones go. Where they do not get healthy, the old version comes back.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 150
      auto_rollback          = true
    }
  }

  lifecycle {
    ignore_changes = [desired_capacity] # the policies below set it
  }
}

resource "aws_autoscaling_policy" "this" {
  for_each = {
    cpu      = { metric = "ASGAverageCPUUtilization", target = 60, label = null }
    requests = { metric = "ALBRequestCountPerTarget", target = 3000, label = "${aws_lb.this.arn_suffix}/${aws_lb_target_group.this.arn_suffix}" }
  }

  name                   = each.key
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = each.value.target # percent; requests a minute

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
      resource_label         = each.value.label
    }
  }

  # The label is known to AWS only when balancer and machines are joined.
  depends_on = [aws_lb_listener.https]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/${var.name}/site"
  retention_in_days = var.log_days
}

resource "aws_security_group" "machines" {
  name        = "${var.name}-site"
  description = "The site's machines"
  vpc_id      = var.vpc.id
}

resource "aws_vpc_security_group_ingress_rule" "machines" {
  security_group_id            = aws_security_group.machines.id
  description                  = "From the balancer"
  referenced_security_group_id = aws_security_group.balancer.id
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_vpc_security_group_egress_rule" "machines_to_database" {
  security_group_id            = aws_security_group.machines.id
  description                  = "To the database"
  referenced_security_group_id = var.database_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# AWS's services without an endpoint, the list of breached passwords, and mail servers.
resource "aws_vpc_security_group_egress_rule" "machines" {
  for_each = { https = 443, smtps = 465, submit = 587 }

  security_group_id = aws_security_group.machines.id
  description       = "Out: ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}
