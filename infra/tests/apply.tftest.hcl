# Made and torn down with mocks, so that every value is known and no order impossible. tests/infra
# reads what was made here, once with each .tfvars.

mock_provider "aws" {
  source = "./tests/mocks"
}

override_resource {
  target = module.storage.aws_s3_bucket.own["hot"]
  values = { arn = "arn:aws:s3:::solah-hot-123456789012" }
}

override_resource {
  target = module.storage.aws_s3_bucket.own["archive"]
  values = { arn = "arn:aws:s3:::solah-archive-123456789012" }
}

run "as_the_variables_say" {
  command = apply

  assert {
    condition     = length(output.subnets) == 4
    error_message = "Two subnets in each of two zones."
  }
}

run "all_of_it" {
  command = apply

  variables {
    network = {
      nat_mode            = "per_zone"
      interface_endpoints = { services = ["secretsmanager"], zones = 2 }
    }
    peering         = { data = { vpc_id = "vpc-1", cidr_block = "10.20.0.0/16" } }
    transit_gateway = { cidr_blocks = ["10.30.0.0/16"] }
    vpn             = { ip_address = "203.0.113.7", cidr_blocks = ["192.168.0.0/24"] }
    direct_connect  = { cidr_blocks = ["10.40.0.0/16"] }
    dns             = { records = { office = { type = "A", values = ["192.168.0.7"] } } }
  }

  assert {
    condition     = length(output.addresses) == 2
    error_message = "A way out in each zone."
  }
}

run "over_a_bucket_made_by_amplify" {
  command = apply

  variables {
    storage = { amplify_outputs = "tests/amplify_outputs.json" }
  }

  assert {
    condition     = strcontains(output.settings, "S3_HOT=app-photos\n")
    error_message = "Amplify's bucket is the hot one."
  }
}
