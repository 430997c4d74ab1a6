locals {
  # "solah" reads and writes rows; "solah_owner" may change tables, and only `migrate` is it.
  user_arns = { for user in ["solah", "solah_owner"] : user => join(":", [
    "arn:aws:rds-db:${data.aws_region.here.region}:${data.aws_caller_identity.us.account_id}",
    "dbuser:${aws_db_instance.this.resource_id}/${user}",
  ]) }

  # RDS's own name, and not ours in the private zone: its certificate and the tokens name that.
  urls = { for user in ["solah", "solah_owner"] : user => "postgres://${user}@${aws_db_instance.this.address}:5432/solah" }
}

output "settings" {
  description = "What programs are told, as the site's settings spell it."
  value = {
    DATABASE_URL  = local.urls.solah
    DATABASE_AUTH = "iam"
  }
}

output "user_arn" {
  description = "By which a role is let log in as solah."
  value       = local.user_arns.solah
}

output "owner_arn" {
  description = "By which a role is let log in as solah_owner."
  value       = local.user_arns.solah_owner
}

output "owner_url" {
  description = "Where solah_owner logs in."
  value       = local.urls.solah_owner
}

output "address" {
  description = "RDS's own name of it."
  value       = aws_db_instance.this.address
}

output "identifier" {
  description = "What RDS calls it, for its alarms."
  value       = aws_db_instance.this.identifier
}

output "security_group_id" {
  description = "The database's group."
  value       = aws_security_group.this.id
}

output "master_secret_arn" {
  description = "Where RDS keeps the master's password. An operator reads it once, for the first migration."
  value       = one(flatten(aws_db_instance.this[*].master_user_secret[*].secret_arn))
}
