# Small, and free while idle. Private subnets reach S3 and DynamoDB through endpoints, nothing else.
stage = "dev"
