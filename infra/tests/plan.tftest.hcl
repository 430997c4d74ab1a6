# Plans only: mocked values are known at once, so that policies can be read.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

override_resource {
  target          = module.storage.aws_s3_bucket.own["hot"]
  override_during = plan
  values          = { arn = "arn:aws:s3:::solah-dev-hot-123456789012" }
}

override_resource {
  target          = module.storage.aws_s3_bucket.own["archive"]
  override_during = plan
  values          = { arn = "arn:aws:s3:::solah-dev-archive-123456789012" }
}

variables {
  stage = "dev"
}

run "as_it_comes" {
  command = plan

  variables {
    network = {}
    storage = {}
  }

  assert {
    condition     = length(output.addresses) == 0
    error_message = "What is billed by the hour is off."
  }

  assert {
    condition     = output.subnets["private-b"].zone == "ap-south-1b"
    error_message = "Zone b is the second of the region."
  }

  assert {
    condition = output.settings == join("", [
      "S3_ARCHIVE=solah-dev-archive-123456789012\n",
      "S3_HOT=solah-dev-hot-123456789012\n",
      "S3_PREFIX=solah/\n",
      "S3_REGION=ap-south-1\n",
      "STORAGE=s3\n",
    ])
    error_message = "The settings name both buckets, their region and our prefix."
  }

  assert {
    condition     = output.amplify_statements == null
    error_message = "Our own bucket has its policy."
  }
}

run "one_nat_for_both_zones" {
  command = plan

  variables {
    network = { nat_mode = "single" }
  }

  assert {
    condition     = join(",", keys(output.addresses)) == "a"
    error_message = "One gateway, in zone a."
  }
}

run "a_nat_in_each_zone" {
  command = plan

  variables {
    network = { nat_mode = "per_zone" }
  }

  assert {
    condition     = join(",", keys(output.addresses)) == "a,b"
    error_message = "Each zone has its own."
  }
}

run "another_range" {
  command = plan

  variables {
    network = { cidr_block = "10.32.0.0/20" }
  }

  assert {
    condition     = output.subnets["private-a"].cidr_block == "10.32.8.0/24"
    error_message = "Subnets are sixteenths, whatever the VPC's size."
  }
}

run "a_bucket_made_by_amplify" {
  command = plan

  variables {
    storage = { amplify_outputs = "tests/amplify_outputs.json" }
  }

  assert {
    condition     = strcontains(output.settings, "S3_HOT=app-photos\n")
    error_message = "Amplify's bucket is the hot one."
  }

  assert {
    condition     = strcontains(output.amplify_statements, "aws:SecureTransport")
    error_message = "What its policy lacks is told, not done."
  }
}

run "another_bucket_made_by_amplify" {
  command = plan

  variables {
    storage = { amplify_outputs = "tests/amplify_outputs.json", amplify_bucket = "notes" }
  }

  assert {
    condition     = strcontains(output.settings, "S3_HOT=app-notes\n")
    error_message = "The bucket with that name is the hot one."
  }
}
