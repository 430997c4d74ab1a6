terraform {
  required_version = ">= 1.11" # the first whose S3 backend locks without a table

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.66"
    }
  }

  # Bucket, key and region come with `terraform init -backend-config=…`: they differ for each stage.
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}
