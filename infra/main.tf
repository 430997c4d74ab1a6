locals {
  name = "solah-${var.stage}"

  settings = {
    storage = {
      STORAGE    = "s3"
      S3_HOT     = module.storage.buckets.hot
      S3_ARCHIVE = module.storage.buckets.archive
      S3_REGION  = var.region
      S3_PREFIX  = var.storage.prefix
    }
    database = var.database.enabled ? module.database[0].settings : {}
    site = var.app.enabled ? {
      ORIGINS         = join(",", var.app.origins)
      TRUSTED_PROXIES = join(",", [for name, subnet in module.network.subnets : subnet.cidr_block if startswith(name, "public-")])
    } : {}
  }

  # What the site is told, wherever it runs.
  site_settings = merge(
    local.settings.storage,
    local.settings.database,
    local.settings.site,
    module.archive.settings,
    module.secrets.settings,
  )

  # What the site may do, under whatever role it runs.
  site_statements = concat(
    module.archive.site_statements,
    module.secrets.site_statements,
    var.database.enabled ? [{
      Sid      = "LogIn"
      Effect   = "Allow"
      Action   = ["rds-db:connect"]
      Resource = [module.database[0].user_arn]
    }] : [],
  )
}

module "network" {
  source = "./modules/network"

  name                = local.name
  protect             = var.protect
  cidr_block          = var.network.cidr_block
  nat_mode            = var.network.nat_mode
  sends_mail          = var.app.enabled
  flow_logs           = var.network.flow_logs
  interface_endpoints = var.network.interface_endpoints
  bucket_arns         = values(module.storage.bucket_arns)
  table_arns          = [module.archive.ledger.arn]
  topic_arns          = var.database.enabled ? [module.archive.notify_arn] : []
  endpoint_clients = merge(
    var.database.enabled ? { functions = module.archive.functions_security_group_id } : {},
    var.app.enabled ? { site = module.app[0].security_group_id } : {},
  )
  database        = var.database.enabled ? { security_group_id = module.database[0].security_group_id } : null
  peering         = var.peering
  transit_gateway = var.transit_gateway
  vpn             = var.vpn
  direct_connect  = var.direct_connect

  dns = {
    zone = var.dns.zone
    records = merge(
      var.database.enabled ? { database = { values = [module.database[0].address] } } : {},
      var.dns.records,
    )
  }

  privatelink = {
    allowed_principals = var.privatelink.allowed_principals
    load_balancer_arn  = var.app.enabled ? module.app[0].load_balancer.arn : null
    security_group_id  = var.app.enabled ? module.app[0].load_balancer.security_group_id : null
  }
}

module "storage" {
  source = "./modules/storage"

  name            = local.name
  prefix          = var.storage.prefix
  amplify_outputs = var.storage.amplify_outputs
  amplify_bucket  = var.storage.amplify_bucket
  site            = var.app.enabled
}

module "database" {
  source = "./modules/database"
  count  = var.database.enabled ? 1 : 0

  name           = local.name
  protect        = var.protect
  instance_class = var.database.instance_class
  multi_az       = var.database.multi_az
  storage_gb     = var.database.storage_gb
  backup_days    = var.database.backup_days

  vpc = {
    id         = module.network.vpc_id
    subnet_ids = module.network.private_subnet_ids
  }

  clients = merge(
    { functions = module.archive.functions_security_group_id },
    var.app.enabled ? { site = module.app[0].security_group_id } : {},
    var.network.nat_mode == "instance" ? { nat = module.network.nat_security_group_id } : {},
  )
}

module "archive" {
  source = "./modules/archive"

  name          = local.name
  protect       = var.protect
  lambda_folder = var.lambda_folder
  storage_class = var.archive.storage_class
  restore_days  = var.archive.restore_days
  restore_tier  = var.archive.restore_tier
  sweep_minutes = var.archive.sweep_minutes
  settings      = merge(local.settings.storage, local.settings.database)

  storage = {
    prefix      = var.storage.prefix
    buckets     = module.storage.buckets
    bucket_arns = module.storage.bucket_arns
  }

  # One output at a time: taken whole, the two modules would wait for each other.
  database = var.database.enabled ? {
    security_group_id = module.database[0].security_group_id
    user_arn          = module.database[0].user_arn
    owner_arn         = module.database[0].owner_arn
    owner_url         = module.database[0].owner_url
  } : null

  vpc = {
    id                          = module.network.vpc_id
    subnet_ids                  = module.network.private_subnet_ids
    prefix_list_ids             = module.network.prefix_list_ids
    endpoints_security_group_id = module.network.endpoints_security_group_id
  }
}

module "secrets" {
  source = "./modules/secrets"

  name          = local.name
  recovery_days = var.secrets.recovery_days
}

module "api" {
  source = "./modules/api"
  count  = var.api.enabled ? 1 : 0

  name              = local.name
  functions         = module.archive.functions
  requests_a_second = var.api.requests_a_second
}

module "app" {
  source = "./modules/app"
  count  = var.app.enabled ? 1 : 0

  name                       = local.name
  protect                    = var.protect
  certificate_arn            = var.app.certificate_arn
  release                    = var.release
  instance_type              = var.app.instance_type
  size                       = var.app.size
  statements                 = local.site_statements
  database_security_group_id = module.database[0].security_group_id
  logs_bucket                = module.storage.buckets.logs
  settings                   = local.site_settings

  releases = {
    bucket = module.storage.buckets.releases
    arn    = module.storage.bucket_arns.releases
  }

  vpc = {
    id                 = module.network.vpc_id
    public_subnet_ids  = module.network.public_subnet_ids
    private_subnet_ids = module.network.private_subnet_ids
  }
}

module "monitoring" {
  source = "./modules/monitoring"

  name           = local.name
  alarm_emails   = var.monitoring.alarm_emails
  encrypt_alarms = var.monitoring.encrypt_alarms
  budget_usd     = var.monitoring.budget_usd
  queues         = module.archive.queues
  dead_queues    = module.archive.dead_queues
  functions      = module.archive.functions
  ledger         = module.archive.ledger.name
  rule           = module.archive.rule_name
  buckets        = module.storage.buckets
  nat_gateways   = module.network.nat_gateway_ids
  database       = one([for identifier in module.database[*].identifier : { identifier = identifier }])
  balancer       = one(module.app[*].load_balancer)
  flow_log_group = var.network.flow_logs.enabled ? { name = module.network.flow_log_group } : null
}
