# What AWS would answer. Types whose ARN is used have one here, since the real provider checks its form.

mock_data "aws_availability_zones" {
  defaults = {
    names = ["ap-south-1a", "ap-south-1b", "ap-south-1c"]
  }
}

mock_data "aws_region" {
  defaults = {
    region = "ap-south-1"
  }
}

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "123456789012"
  }
}

mock_data "aws_s3_bucket" {
  defaults = {
    arn           = "arn:aws:s3:::app-photos"
    bucket_region = "ap-south-1"
  }
}

mock_resource "aws_s3_bucket" {
  defaults = {
    arn = "arn:aws:s3:::mocked"
  }
}
