# Postgres in the private subnets. Programs log in with their role instead of a password: each token is
# signed on their side and good for 15 minutes.

data "aws_caller_identity" "us" {}

data "aws_region" "here" {}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Private subnets in two zones"
  subnet_ids  = var.vpc.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-" # a new family is a new group beside the old one
  family      = "postgres17"
  description = "Solah"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000" # ms: what a person notices
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = "17" # minor versions come by themselves
  instance_class = var.instance_class
  multi_az       = var.multi_az

  db_name  = "solah"
  username = "master" # used once, to make the two roles below; RDS keeps and turns its password
  # From the first day: to change to it later fails (recalled).
  manage_master_user_password         = true
  iam_database_authentication_enabled = true

  allocated_storage     = var.storage_gb.initial
  max_allocated_storage = var.storage_gb.most
  storage_type          = "gp3"
  storage_encrypted     = true

  db_subnet_group_name   = aws_db_subnet_group.this.name
  parameter_group_name   = aws_db_parameter_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  publicly_accessible    = false

  backup_retention_period    = var.backup_days
  backup_window              = "20:00-21:00"         # UTC: night in India
  maintenance_window         = "sun:21:30-sun:22:30" # after the backup
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
  deletion_protection        = var.protect
  skip_final_snapshot        = !var.protect
  final_snapshot_identifier  = var.protect ? "${var.name}-final" : null

  enabled_cloudwatch_logs_exports = ["postgresql"]

  # Else RDS makes the group, and keeps its lines for ever.
  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/rds/instance/${var.name}/postgresql"
  retention_in_days = var.log_days
}

resource "aws_security_group" "this" {
  name        = "${var.name}-database"
  description = "The database"
  vpc_id      = var.vpc.id
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = var.clients

  security_group_id            = aws_security_group.this.id
  description                  = "From ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
