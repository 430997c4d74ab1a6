# Private ways to AWS's own services. For S3 and DynamoDB: a route in each table, free of charge, past any
# NAT. For the others: an address in our subnets, by the hour. The policies say what a way leads to,
# whatever rights a machine has.

data "aws_region" "here" {}

locals {
  route_tables = concat([aws_route_table.public.id], values(aws_route_table.private)[*].id)

  # Amazon Linux keeps its packages in S3, so machines fetch them through our endpoint (recalled).
  package_arns = var.nat_mode == "instance" || var.sends_mail ? [
    "arn:aws:s3:::al2023-repos-${data.aws_region.here.region}-de612dc2",
  ] : []

  interfaces = merge(
    length(var.topic_arns) > 0 ? { sns = {
      Sid       = "OnlyOurTopics"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["sns:Publish"]
      Resource  = var.topic_arns
    } } : {},
    { for service in var.interface_endpoints.services : service => {
      Sid       = "OnlyOurAccount" # so that a stolen machine cannot use it with somebody's keys
      Effect    = "Allow"
      Principal = "*"
      Action    = ["${service}:*"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:PrincipalAccount" = data.aws_caller_identity.us.account_id } }
    } },
  )
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${data.aws_region.here.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = local.route_tables

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "OnlyOurBuckets" # so that a stolen machine cannot carry files to somebody's bucket
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:*"
        Resource  = flatten([for arn in var.bucket_arns : [arn, "${arn}/*"]])
      }],
      [for arn in local.package_arns : {
        Sid       = "PackagesOfAmazonLinux"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = ["${arn}/*"]
      }],
    )
  })

  tags = { Name = "${var.name}-s3" }
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${data.aws_region.here.region}.dynamodb"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = local.route_tables

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyTheLedger"
      Effect    = "Allow"
      Principal = "*"
      Action    = "dynamodb:*"
      Resource  = flatten([for arn in var.table_arns : [arn, "${arn}/index/*"]])
    }]
  })

  tags = { Name = "${var.name}-dynamodb" }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = local.interfaces

  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${data.aws_region.here.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true # so that the usual name leads here
  security_group_ids  = [aws_security_group.endpoints.id]
  # By the hour for each zone. The others reach it too, for as long as that zone stands.
  subnet_ids = [for letter, zone in local.zones : aws_subnet.private[letter].id if zone.index < var.interface_endpoints.zones]

  policy = jsonencode({ Version = "2012-10-17", Statement = [each.value] })

  tags = { Name = "${var.name}-${each.key}" }
}

# Who may come in says each user of an endpoint, beside its own group.
resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "Interface endpoints"
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each = var.endpoint_clients

  security_group_id            = aws_security_group.endpoints.id
  description                  = "From ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
