locals {
  name = "solah-${var.stage}"
}

module "network" {
  source = "./modules/network"

  name        = local.name
  cidr_block  = var.network.cidr_block
  nat_mode    = var.network.nat_mode
  bucket_arns = values(module.storage.bucket_arns)
}

module "storage" {
  source = "./modules/storage"

  name            = local.name
  prefix          = var.storage.prefix
  amplify_outputs = var.storage.amplify_outputs
  amplify_bucket  = var.storage.amplify_bucket
}
