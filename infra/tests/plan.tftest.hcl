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
  stage         = "dev"
  lambda_folder = "tests/lambda"
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
    condition = alltrue([for line in [
      "S3_ARCHIVE=solah-dev-archive-123456789012",
      "S3_HOT=solah-dev-hot-123456789012",
      "S3_PREFIX=solah/",
      "S3_REGION=ap-south-1",
      "STORAGE=s3",
      "DATABASE_AUTH=iam",
      "QUEUE=sqs",
      "LEDGER=dynamodb",
      "DYNAMODB_LEDGER=solah-dev-ledger",
      "SECRETS=aws",
    ] : strcontains("\n${output.settings}", "\n${line}\n")])
    error_message = "The settings name all that stands here."
  }

  assert {
    condition     = join(",", keys(output.functions)) == "archive,check,migrate,restore"
    error_message = "Three functions for the archive, one for the tables."
  }

  assert {
    condition     = output.site_target == null && output.releases_bucket == null
    error_message = "No machines unless they are asked for."
  }

  assert {
    condition     = output.amplify_statements == null
    error_message = "Our own bucket has its policy."
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
