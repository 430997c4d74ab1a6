terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.66"
    }
  }

  # Its own state stays in a file here: it makes the place where all other state goes. Keep the file; lost,
  # the few things below are imported again.
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      project = "solah"
    }
  }
}
