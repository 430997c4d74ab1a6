output "state_bucket" {
  description = "What terraform init takes as -backend-config=\"bucket=…\"."
  value       = aws_s3_bucket.state.bucket
}

output "roles" {
  description = "The roles that workflows ask for, by what they do."
  value       = { for word, role in aws_iam_role.github : word => role.arn }
}
