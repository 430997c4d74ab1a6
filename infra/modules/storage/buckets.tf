# `hot` holds every readable file, `archive` the cold copies; with the site on EC2 `releases` holds its
# code and `logs` what its balancer notes. No CORS, no public access, no access lists, nothing unencrypted
# on the way or at rest.

data "aws_caller_identity" "us" {}

locals {
  # Bucket names are the whole world's: the account's number makes ours free.
  own = {
    for kind in concat(local.adopted ? [] : ["hot"], ["archive"], var.site ? ["releases", "logs"] : []) :
    kind => "${var.name}-${kind}-${data.aws_caller_identity.us.account_id}"
  }
}

resource "aws_s3_bucket" "own" {
  for_each = local.own

  bucket        = each.value
  force_destroy = false # a full bucket refuses to go
}

resource "aws_s3_bucket_public_access_block" "own" {
  for_each = aws_s3_bucket.own

  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# Whoever puts an object, it is ours, and only policies decide.
resource "aws_s3_bucket_ownership_controls" "own" {
  for_each = aws_s3_bucket.own

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# By default, so that clients send no header: other S3 servers refuse it.
resource "aws_s3_bucket_server_side_encryption_configuration" "own" {
  for_each = aws_s3_bucket.own

  bucket = each.value.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# A mistaken delete can be taken back for as long as old versions are kept.
resource "aws_s3_bucket_versioning" "own" {
  for_each = aws_s3_bucket.own

  bucket = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "own" {
  for_each = aws_s3_bucket.own

  bucket = each.value.id
  policy = jsonencode({ Version = "2012-10-17", Statement = concat(local.tls_only[each.key], lookup(local.let_in, each.key, [])) })

  depends_on = [aws_s3_bucket_public_access_block.own] # AWS refuses both at once
}

locals {
  tls_only = {
    for kind, arn in local.bucket_arns : kind => [
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [arn, "${arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyTls12"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [arn, "${arn}/*"]
        Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
      },
    ]
  }
}

locals {
  # The balancer writes in its service's name, not in a role of ours.
  let_in = {
    logs = [for kind, bucket in aws_s3_bucket.own : {
      Sid       = "BalancersLog"
      Effect    = "Allow"
      Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
      Action    = ["s3:PutObject"]
      Resource  = ["${bucket.arn}/AWSLogs/${data.aws_caller_identity.us.account_id}/*"]
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.us.account_id } }
    } if kind == "logs"]
  }
}
