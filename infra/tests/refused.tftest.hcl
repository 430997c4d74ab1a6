# What must not get as far as a plan.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  lambda_folder = "tests/lambda"
}

run "an_unknown_nat_mode" {
  command = plan
  module { source = "./modules/network" }
  variables {
    name        = "solah-dev"
    cidr_block  = "10.16.0.0/16"
    nat_mode    = "both"
    bucket_arns = ["arn:aws:s3:::solah-dev-hot"]
    table_arns  = ["arn:aws:dynamodb:ap-south-1:123456789012:table/solah-dev-ledger"]
  }
  expect_failures = [var.nat_mode]
}

run "a_vpc_that_is_too_small" {
  command = plan
  module { source = "./modules/network" }
  variables {
    name        = "solah-dev"
    cidr_block  = "10.16.0.0/21"
    nat_mode    = "none"
    bucket_arns = ["arn:aws:s3:::solah-dev-hot"]
    table_arns  = ["arn:aws:dynamodb:ap-south-1:123456789012:table/solah-dev-ledger"]
  }
  expect_failures = [var.cidr_block]
}

run "a_range_that_begins_in_its_middle" {
  command = plan
  module { source = "./modules/network" }
  variables {
    name        = "solah-dev"
    cidr_block  = "10.16.1.0/16"
    nat_mode    = "none"
    bucket_arns = ["arn:aws:s3:::solah-dev-hot"]
    table_arns  = ["arn:aws:dynamodb:ap-south-1:123456789012:table/solah-dev-ledger"]
  }
  expect_failures = [var.cidr_block]
}

run "a_region_with_one_zone" {
  command = plan
  module { source = "./modules/network" }
  variables {
    name        = "solah-dev"
    cidr_block  = "10.16.0.0/16"
    nat_mode    = "none"
    bucket_arns = ["arn:aws:s3:::solah-dev-hot"]
    table_arns  = ["arn:aws:dynamodb:ap-south-1:123456789012:table/solah-dev-ledger"]
  }
  override_data {
    target          = data.aws_availability_zones.here
    override_during = plan
    values          = { names = ["ap-south-1a"] }
  }
  expect_failures = [aws_vpc.this]
}

run "a_prefix_without_its_slash" {
  command = plan
  module { source = "./modules/storage" }
  variables {
    name   = "solah-dev"
    prefix = "solah"
  }
  expect_failures = [var.prefix]
}

run "amplify_outputs_that_are_not_there" {
  command = plan
  module { source = "./modules/storage" }
  variables {
    name            = "solah-dev"
    prefix          = "solah/"
    amplify_outputs = "tests/gone.json"
  }
  expect_failures = [var.amplify_outputs]
}

run "a_bucket_that_browsers_may_read" {
  command = plan
  module { source = "./modules/storage" }
  variables {
    name            = "solah-dev"
    prefix          = "solah/"
    amplify_outputs = "tests/amplify_outputs.json"
    amplify_bucket  = "open"
  }
  expect_failures = [data.aws_s3_bucket.adopted]
}

run "a_bucket_that_amplify_does_not_know" {
  command = plan
  module { source = "./modules/storage" }
  variables {
    name            = "solah-dev"
    prefix          = "solah/"
    amplify_outputs = "tests/amplify_outputs.json"
    amplify_bucket  = "music"
  }
  expect_failures = [data.aws_s3_bucket.adopted]
}

run "a_bucket_in_another_region" {
  command = plan
  module { source = "./modules/storage" }
  variables {
    name            = "solah-dev"
    prefix          = "solah/"
    amplify_outputs = "tests/amplify_outputs.json"
  }
  override_data {
    target          = data.aws_s3_bucket.adopted[0]
    override_during = plan
    values          = { arn = "arn:aws:s3:::app-photos", bucket_region = "eu-west-1" }
  }
  expect_failures = [data.aws_s3_bucket.adopted[0]]
}

run "a_site_without_what_it_needs" {
  command = plan
  variables {
    database = { enabled = false }
    network  = { nat_mode = "none" }
    app      = { enabled = true }
  }
  expect_failures = [var.app]
}

run "a_site_without_a_release" {
  command = plan
  variables {
    network = { nat_mode = "single" }
    app = {
      enabled         = true
      certificate_arn = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
      origins         = ["https://solah.example"]
    }
  }
  expect_failures = [var.release]
}

run "a_private_way_to_no_site" {
  command = plan
  variables {
    app         = { enabled = false }
    network     = { nat_mode = "none" }
    privatelink = { allowed_principals = ["arn:aws:iam::210987654321:root"] }
  }
  expect_failures = [var.privatelink]
}

run "a_budget_that_nobody_hears_of" {
  command = plan
  module { source = "./modules/monitoring" }
  variables {
    name        = "solah-dev"
    budget_usd  = 30
    queues      = {}
    dead_queues = {}
    functions   = { check = { name = "check", log_group = "check" } }
    ledger      = "ledger"
    buckets     = {}
    rule        = "rule"
  }
  expect_failures = [var.budget_usd]
}

run "a_secret_that_waits_a_day" {
  command = plan
  module { source = "./modules/secrets" }
  variables {
    name          = "solah-dev"
    recovery_days = 1
  }
  expect_failures = [var.recovery_days]
}

run "a_database_without_backups" {
  command = plan
  module { source = "./modules/database" }
  variables {
    name        = "solah-dev"
    backup_days = 0
    clients     = {}
    vpc         = { id = "vpc-1", subnet_ids = [] }
  }
  expect_failures = [var.backup_days]
}

run "zips_that_nobody_built" {
  command = plan
  module { source = "./modules/function" }
  variables {
    name        = "solah-dev-archive"
    zip         = "tests/gone.zip"
    timeout     = 60
    environment = {}
    statements  = []
  }
  expect_failures = [aws_lambda_function.this]
}

run "an_archive_that_cannot_be" {
  command = plan
  module { source = "./modules/archive" }
  variables {
    name          = "solah-dev"
    storage_class = "STANDARD_IA"
    sweep_minutes = 1
    settings      = {}
    storage = {
      prefix      = "solah/"
      buckets     = { hot = "hot", archive = "archive" }
      bucket_arns = { hot = "arn:aws:s3:::hot", archive = "arn:aws:s3:::archive" }
    }
    vpc = { id = "vpc-1", subnet_ids = [], prefix_list_ids = {}, endpoints_security_group_id = "sg-1" }
  }
  expect_failures = [var.storage_class, var.sweep_minutes]
}

run "a_cold_copy_in_minutes" {
  command = plan
  module { source = "./modules/archive" }
  variables {
    name          = "solah-dev"
    storage_class = "DEEP_ARCHIVE"
    restore_tier  = "Expedited"
    settings      = {}
    storage = {
      prefix      = "solah/"
      buckets     = { hot = "hot", archive = "archive" }
      bucket_arns = { hot = "arn:aws:s3:::hot", archive = "arn:aws:s3:::archive" }
    }
    vpc = { id = "vpc-1", subnet_ids = [], prefix_list_ids = {}, endpoints_security_group_id = "sg-1" }
  }
  expect_failures = [var.restore_tier]
}
