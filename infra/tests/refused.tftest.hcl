# What must not get as far as a plan.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
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
