output "settings" {
  description = "The lines of a .env that make the site use what stands here: terraform output -raw settings."
  value = join("", [for key, value in {
    STORAGE    = "s3"
    S3_HOT     = module.storage.buckets.hot
    S3_ARCHIVE = module.storage.buckets.archive
    S3_REGION  = var.region
    S3_PREFIX  = var.storage.prefix
  } : "${key}=${value}\n"])
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

output "amplify_statements" {
  description = "What to add in Amplify to the policy of an adopted bucket: we never write that policy. Null for our own bucket."
  value       = module.storage.amplify_statements
}
