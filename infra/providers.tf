provider "aws" {
  region = var.region

  default_tags {
    tags = {
      project = "solah"
      stage   = var.stage
    }
  }
}
