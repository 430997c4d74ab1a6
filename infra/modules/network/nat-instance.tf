# The cheapest way out, and in development the way in: Session Manager reaches this machine without an
# open port, and through it the database. When it stops, so does the way out.

data "aws_ssm_parameter" "amazon_linux" {
  count = var.nat_mode == "instance" ? 1 : 0

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_security_group" "nat" {
  count = var.nat_mode == "instance" ? 1 : 0

  name        = "${var.name}-nat"
  description = "The NAT instance"
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "nat" {
  for_each = var.nat_mode == "instance" ? local.private : {}

  security_group_id = aws_security_group.nat[0].id
  description       = "What private subnet ${each.key} sends to the internet"
  cidr_ipv4         = each.value
  ip_protocol       = "-1"
}

resource "aws_vpc_security_group_egress_rule" "nat" {
  for_each = var.nat_mode == "instance" ? merge(
    { https = 443 },
    var.sends_mail ? { smtps = 465, submit = 587 } : {},
  ) : {}

  security_group_id = aws_security_group.nat[0].id
  description       = "Out: ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

# For people who come in by Session Manager.
resource "aws_vpc_security_group_egress_rule" "nat_to_database" {
  count = var.nat_mode == "instance" && var.database != null ? 1 : 0

  security_group_id            = aws_security_group.nat[0].id
  description                  = "To the database"
  referenced_security_group_id = var.database.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_iam_role" "nat" {
  count = var.nat_mode == "instance" ? 1 : 0

  name = "${var.name}-nat"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "nat" {
  count = var.nat_mode == "instance" ? 1 : 0

  role       = aws_iam_role.nat[0].name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "nat" {
  count = var.nat_mode == "instance" ? 1 : 0

  name = "${var.name}-nat"
  role = aws_iam_role.nat[0].name
}

resource "aws_instance" "nat" {
  count = var.nat_mode == "instance" ? 1 : 0

  ami                    = data.aws_ssm_parameter.amazon_linux[0].insecure_value
  instance_type          = "t4g.nano"
  subnet_id              = aws_subnet.public["a"].id
  vpc_security_group_ids = [aws_security_group.nat[0].id]
  iam_instance_profile   = aws_iam_instance_profile.nat[0].name
  source_dest_check      = false # it carries letters that are not addressed to it

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    encrypted   = true
    volume_type = "gp3"
  }

  user_data = <<-SH
    #!/bin/bash
    set -euo pipefail
    dnf install -y nftables
    echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf
    sysctl --system
    cat > /etc/sysconfig/nftables.conf <<'NFT'
    table ip nat {
      chain postrouting {
        type nat hook postrouting priority srcnat;
        ip saddr ${var.cidr_block} ip daddr != ${var.cidr_block} masquerade
      }
    }
    NFT
    systemctl enable --now nftables
  SH

  tags = { Name = "${var.name}-nat" }

  lifecycle {
    ignore_changes = [ami] # a new image each month would cut the way out at every apply
  }

  depends_on = [aws_route.public]
}

resource "aws_eip" "nat_instance" {
  count = var.nat_mode == "instance" ? 1 : 0

  domain   = "vpc"
  instance = aws_instance.nat[0].id

  tags = { Name = "${var.name}-nat" }

  depends_on = [aws_route.public]
}

resource "aws_route" "nat_instance" {
  for_each = var.nat_mode == "instance" ? local.zones : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_instance.nat[0].primary_network_interface_id
}
