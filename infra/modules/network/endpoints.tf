# A private way to S3 and DynamoDB: a route in each table, free of charge, past any NAT. The policies
# say what the way leads to, whatever rights a machine has.

data "aws_region" "here" {}

locals {
  route_tables = concat([aws_route_table.public.id], values(aws_route_table.private)[*].id)
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${data.aws_region.here.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = local.route_tables

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyOurBuckets" # so that a stolen machine cannot carry files to somebody's bucket
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:*"
      Resource  = flatten([for arn in var.bucket_arns : [arn, "${arn}/*"]])
    }]
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
      Sid       = "NoTableYet" # the ledger of the archive will be the only one
      Effect    = "Deny"
      Principal = "*"
      Action    = "dynamodb:*"
      Resource  = "*"
    }]
  })

  tags = { Name = "${var.name}-dynamodb" }
}
