locals {
  name = "solah-${var.stage}"
}

module "network" {
  source = "./modules/network"

  name                = local.name
  protect             = var.protect
  cidr_block          = var.network.cidr_block
  nat_mode            = var.network.nat_mode
  flow_logs           = var.network.flow_logs
  interface_endpoints = var.network.interface_endpoints
  bucket_arns         = values(module.storage.bucket_arns)
  table_arns          = [module.archive.ledger.arn]
  dns                 = var.dns
  peering             = var.peering
  transit_gateway     = var.transit_gateway
  vpn                 = var.vpn
  direct_connect      = var.direct_connect
}

module "storage" {
  source = "./modules/storage"

  name            = local.name
  prefix          = var.storage.prefix
  amplify_outputs = var.storage.amplify_outputs
  amplify_bucket  = var.storage.amplify_bucket
}

module "archive" {
  source = "./modules/archive"

  name    = local.name
  protect = var.protect
}
