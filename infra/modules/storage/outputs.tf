locals {
  bucket_arns = merge(
    { for kind, bucket in aws_s3_bucket.own : kind => bucket.arn },
    { for bucket in data.aws_s3_bucket.adopted : "hot" => bucket.arn },
  )
}

output "buckets" {
  description = "The names of both buckets."
  value = {
    hot     = local.adopted ? local.adopted_name : aws_s3_bucket.own["hot"].bucket
    archive = aws_s3_bucket.own["archive"].bucket
  }
}

output "bucket_arns" {
  description = "The ARNs of both buckets, for policies."
  value       = local.bucket_arns
}

output "amplify_statements" {
  description = "The statements that Amplify's own bucket should carry. Null when no bucket is adopted."
  value       = local.adopted ? jsonencode(local.tls_only["hot"]) : null
}
