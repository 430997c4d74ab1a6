locals {
  bucket_arns = merge(
    { for kind, bucket in aws_s3_bucket.own : kind => bucket.arn },
    { for bucket in data.aws_s3_bucket.adopted : "hot" => bucket.arn },
  )
}

output "buckets" {
  description = "The names of the buckets: hot and archive, and with the site releases and logs."
  value = merge(
    { for kind, bucket in aws_s3_bucket.own : kind => bucket.bucket },
    local.adopted ? { hot = local.adopted_name } : {},
  )

  # Who writes into a bucket waits until it is closed and lets him in.
  depends_on = [aws_s3_bucket_policy.own]
}

output "bucket_arns" {
  description = "The ARNs of the buckets, for policies."
  value       = local.bucket_arns
}

output "amplify_statements" {
  description = "The statements that Amplify's own bucket should carry. Null when no bucket is adopted."
  value       = local.adopted ? jsonencode(local.tls_only["hot"]) : null
}
