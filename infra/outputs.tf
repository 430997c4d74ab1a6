output "stage" {
  description = "Which of the two this is, so that npm run aws works on no other."
  value       = var.stage
}

output "settings" {
  description = "The lines of a .env that make the site use what stands here: terraform output -raw settings."
  value       = join("", [for key, value in local.site_settings : "${key}=${value}\n"])
}

output "site_policy" {
  description = "What a site elsewhere must be allowed to do, as a policy for its role: terraform output -raw site_policy."
  value       = jsonencode({ Version = "2012-10-17", Statement = local.site_statements })
}

output "vpc_id" {
  description = "The VPC, for whatever is put into it by hand."
  value       = module.network.vpc_id
}

output "subnets" {
  description = "The four subnets by name, with id, zone and range."
  value       = module.network.subnets
}

output "addresses" {
  description = "The public addresses that our own machines show to the internet, by zone. Empty without NAT."
  value       = module.network.nat_addresses
}

output "vpn_addresses" {
  description = "Where the office's router finds the two tunnels. Empty without a VPN."
  value       = module.network.vpn_addresses
}

output "endpoint_service_name" {
  description = "What others give to their endpoint to reach our site. Null when we offer nothing."
  value       = module.network.endpoint_service_name
}

output "amplify_statements" {
  description = "What to add in Amplify to the policy of an adopted bucket: we never write that policy. Null for our own bucket."
  value       = module.storage.amplify_statements
}

output "secret_arn" {
  description = "Where npm run aws -- secrets puts what the site must not show."
  value       = module.secrets.settings.SECRET_ARN
}

output "database" {
  description = "RDS's own name of the database, and where it keeps the master's password. Null without one."
  value = one([for database in module.database : {
    address           = database.address
    master_secret_arn = database.master_secret_arn
  }])
}

output "functions" {
  description = "The functions' names, by word."
  value       = { for word, function in module.archive.functions : word => function.name }
}

output "releases_bucket" {
  description = "Where npm run aws -- release puts a release. Null without the site."
  value       = lookup(module.storage.buckets, "releases", null)
}

output "release" {
  description = "What the machines run, or are about to. Null without the site."
  value       = var.app.enabled ? var.release : null
}

output "site_target" {
  description = "What the site's name in your DNS points at. Null without the site."
  value       = one(module.app[*].url_target)
}

output "api_url" {
  description = "Where the archive's API is called, signed for execute-api. Null without it."
  value       = one(module.api[*].url)
}

output "dashboard" {
  description = "The dashboard's name in CloudWatch."
  value       = module.monitoring.dashboard
}
